import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { formerFingerprint } from "../../src/accept/former.ts";
import { judge, readAccepted } from "../../src/accept/index.ts";
import { migrateAcceptedCommand } from "../../src/commands/migrate-accepted.ts";
import { ownNames } from "../../src/commands/names.ts";
import { diff } from "../../src/index.ts";
import { checksum, readReleased } from "../../src/project/released.ts";

const contract = (maximum: number, version: string) => `openapi: 3.1.0
info: { title: Shop, version: ${version} }
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { type: integer, maximum: ${maximum} } } }
`;

let folder = "";
const at = (name: string) => join(folder, name);
const entry = (print: string) =>
  `# Why we did this\n- fingerprint: ${print}\n  reason: nobody reads it\n  who: mina # our lead\n`;
const sums = () => {
  const names = ["1.0.0.yaml", "1.1.0.yaml", "1.1.0.accepted.yaml"];
  const list = names.map((name) => [name, checksum(readFileSync(at(`released/${name}`), "utf8"))]);
  writeFileSync(at("released/checksums.json"), JSON.stringify(Object.fromEntries(list)));
};
const run = () => migrateAcceptedCommand(["--config", at("contract.config.json")], ownNames("contract-diff"));
const findingsOf = async (base: string, revision: string) => (await diff(at(base), at(revision))).findings;
const formerOf = async (base: string, revision: string) => {
  const [finding] = await findingsOf(base, revision);
  if (finding === undefined) throw new Error("no finding");
  return formerFingerprint(finding);
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "migrate-accepted-"));
  mkdirSync(at("released"));
  writeFileSync(at("contract.config.json"), '{ "spec": "openapi.yaml" }');
  writeFileSync(at("released/1.0.0.yaml"), contract(10, "1.0.0"));
  writeFileSync(at("released/1.1.0.yaml"), contract(20, "1.1.0"));
  writeFileSync(at("openapi.yaml"), contract(30, "1.1.0"));
  const released = await formerOf("released/1.0.0.yaml", "released/1.1.0.yaml");
  writeFileSync(at("released/1.1.0.accepted.yaml"), entry(released));
  writeFileSync(at("accepted.yaml"), entry(await formerOf("released/1.1.0.yaml", "openapi.yaml")));
  sums();
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(folder, { recursive: true });
});

it("moves what is accepted for the next release and what released versions accepted, comments and all", async () => {
  await run();
  for (const [base, revision, file] of [
    ["released/1.1.0.yaml", "openapi.yaml", "accepted.yaml"],
    ["released/1.0.0.yaml", "released/1.1.0.yaml", "released/1.1.0.accepted.yaml"],
  ] as const) {
    const findings = await findingsOf(base, revision);
    const judged = judge(findings, readAccepted(at(file)));
    expect(judged.faults).toEqual([]);
    expect(judged.findings[0]?.accepted?.who).toBe("mina");
    expect(readFileSync(at(file), "utf8")).toBe(entry(findings[0]?.fingerprint ?? ""));
  }
  expect(readReleased(at("released")).map(({ fault }) => fault)).toEqual([undefined, undefined]);
  expect(process.exitCode).toBeUndefined();
});

it("changes nothing the second time", async () => {
  await run();
  const once = readFileSync(at("accepted.yaml"), "utf8");
  await run();
  expect(readFileSync(at("accepted.yaml"), "utf8")).toBe(once);
});

it("names an entry that no finding has, and exits with 1", async () => {
  writeFileSync(at("accepted.yaml"), entry("0123456789ab"));
  await run();
  expect(process.exitCode).toBe(1);
  expect(readFileSync(at("accepted.yaml"), "utf8")).toBe(entry("0123456789ab"));
});
