import { diff } from "@partner-licenses/contract-diff";
import { judge } from "@partner-licenses/contract-diff/accept";
import { revisions } from "@partner-licenses/document/testing/contract";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { gate, passes } from "../src/gate/index.ts";
import { type Repository, repository } from "./gate/repository.ts";

let repo: Repository | undefined;
afterEach(() => repo?.remove());

async function broken(): Promise<{ repo: Repository; print: string }> {
  repo = await repository();
  await repo.write("spec/openapi.yaml", revisions.major);
  const print = (await gate(repo.project)).short[0]?.fingerprint ?? "";
  return { repo, print };
}

const entry = (fingerprint: string, more = "") =>
  `- fingerprint: ${fingerprint}\n  reason: The service always sends it.\n  who: mina\n${more}`;

describe("accepted breaks", () => {
  it("ask for a minor release instead of a major one", async () => {
    const { repo, print } = await broken();
    await repo.write("spec/accepted.yaml", entry(print));
    expect(await gate(repo.project)).toMatchObject({ status: "less", needed: "minor", faults: [] });
    await repo.changeset("mine", { "@shop/spec": "minor" });
    expect(passes(await gate(repo.project))).toBe(true);
  });

  it.each([
    ["unused", (print: string) => `${entry(print)}${entry("0123456789ab")}`, "0123456789ab"],
    ["duplicate", (print: string) => `${entry(print)}${entry(print)}`, undefined],
    ["expired", (print: string) => entry(print, "  expires: 2020-01-31\n"), undefined],
  ])("an entry that is %s fails with its place", async (kind, text, named) => {
    const { repo, print } = await broken();
    await repo.write("spec/accepted.yaml", text(print));
    await repo.changeset("mine", { "@shop/spec": "major" });
    const result = await gate(repo.project);
    expect(passes(result)).toBe(false);
    expect(result.faults).toMatchObject([{ kind, fingerprint: named ?? print }]);
    expect(result.faults[0]?.place.file).toMatch(/accepted\.yaml$/);
  });

  it("hold to the end of the last day", async () => {
    const { findings } = await diff(repoless(revisions.none), repoless(revisions.major));
    const fingerprint = judge(findings, []).findings[0]?.fingerprint ?? "";
    const place = { file: "accepted.yaml", line: 1, column: 1 };
    const accepted = [{ fingerprint, reason: "r", who: "w", expires: "2027-01-31", place }];
    expect(judge(findings, accepted, "2027-01-31").faults).toEqual([]);
    expect(judge(findings, accepted, "2027-02-01").faults).toMatchObject([{ kind: "expired" }]);
  });

  it.each([
    ["without a reason", "- fingerprint: 0123456789ab\n  who: mina\n", /`reason`/, 1],
    ["with an empty reason", '- fingerprint: 0123456789ab\n  reason: ""\n  who: mina\n', /`reason`/, 1],
    ["without a name", "# head\n- fingerprint: 0123456789ab\n  reason: r\n", /`who`/, 2],
    ["without a fingerprint", "- reason: r\n  who: mina\n", /`fingerprint`/, 1],
    ["with a field that means nothing", `${entry("0123456789ab")}  until: 2027-01-01\n`, /`until`/, 1],
    ["with a day that is none", entry("0123456789ab", "  expires: soon\n"), /soon/, 1],
    ["that is no list", "fingerprint: x\n", /list/, 1],
    ["that is not YAML", "- [\n", /./, 2],
  ])("a file %s is refused with its place", async (_, text, message, line) => {
    const { repo } = await broken();
    await repo.write("spec/accepted.yaml", text);
    await expect(gate(repo.project)).rejects.toMatchObject({
      message: expect.stringMatching(message),
      places: [{ line }],
    });
  });

  it("twelve digits are a fingerprint, not a number", async () => {
    const { repo } = await broken();
    await repo.write("spec/accepted.yaml", entry("001234567890"));
    expect((await gate(repo.project)).faults).toMatchObject([
      { kind: "unused", fingerprint: "001234567890" },
    ]);
  });
});

function repoless(text: string): object {
  return parse(text);
}
