import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, readContract, referenceText } from "@partner-licenses/contract-kit/docs";
import { expect, inject, onTestFinished, test, vi } from "vitest";

const text = () => readFile(join(inject("site"), "reference.md"), "utf8");

/** The code under a label of the reference. */
const code = async (label: string) =>
  new RegExp(`^\`\`\`\\w+ ${label}\\n(.*?)^\`\`\`$`, "ms").exec(await text())?.[1] ?? "";

test("each way to make the call stands in the reference as text", async () => {
  expect(await code("TypeScript")).toContain("createPartnerClient");
  expect(await code("React")).toContain("usePartnerLicensesUsage()");
  expect(await code("curl")).toContain("Authorization: Bearer $PARTNER_TOKEN");
});

test("the call without the client runs as it is", async () => {
  const { contract } = readContract(join(inject("site"), "openapi.json"));
  const lines: unknown[] = [];
  const sample = (await code("fetch")).replace(contract.servers?.[0]?.url ?? "", inject("mockUrl"));
  expect(sample).toContain(inject("mockUrl"));
  const AsyncFunction = (async () => {}).constructor as new (
    ...parts: string[]
  ) => (console: { log(line: unknown): void }) => Promise<void>;
  vi.stubEnv("PARTNER_TOKEN", "any-token");
  onTestFinished(() => void vi.unstubAllEnvs());
  await new AsyncFunction("console", sample)({ log: (line) => lines.push(line) });
  expect(lines).toMatchObject([{ totalCount: expect.any(Number) }]);
});

test("a body without a name shows its members where it stands", () => {
  const schema = { type: "array", items: { type: "object", properties: { size: { type: "integer" } } } };
  const responses = { 200: { description: "Done.", content: { "application/json": { schema } } } };
  const contract = {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: { "/a": { get: { responses } } },
  } as unknown as Contract;
  expect(referenceText({ contract, samples: new Map() })).toContain("| `size` | integer | optional |");
});
