import { revisions } from "@partner-licenses/document/testing/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyChange, gate, passes } from "../../src/gate/index.ts";
import { carrier, type Repository, repository } from "./repository.ts";

const bumps = ["none", "patch", "minor", "major"] as const;
type Bump = (typeof bumps)[number];
const rank = (bump: Bump) => bumps.indexOf(bump);

/** The rule, written a second time: below 1.0.0 a break may be a minor. */
const asks = (change: Bump, version: string): Bump =>
  change === "major" && version.startsWith("0.") ? "minor" : change;

describe.each(["one", "several"] as const)("%s package", (packages) => {
  describe.each(["0.4.2", "1.2.0"])("after %s", (version) => {
    let repo: Repository;
    beforeAll(async () => {
      repo = await repository({ version, packages });
    });
    afterAll(() => repo.remove());

    const cases = bumps.flatMap((change) => bumps.map((declared) => [change, declared] as const));
    it.each(cases)("a change that is %s, declared as %s", async (change, declared) => {
      await repo.write(packages === "one" ? "openapi.yaml" : "spec/openapi.yaml", revisions[change]);
      await repo.changeset("mine", { [carrier]: declared }, "My own words.");
      const needed = asks(change, version);
      const result = await gate(repo.project);
      const status = rank(declared) < rank(needed) ? "less" : declared === needed ? "enough" : "more";
      expect({ status: result.status, needed: result.needed, declared: result.declared }).toEqual({
        status,
        needed,
        declared,
      });
      expect(passes(result)).toBe(status !== "less");
      if (status !== "less") return expect(result.change).toBeUndefined();
      expect(result.short.length).toBeGreaterThan(0);
      expect(result.change).toMatchObject({ kind: "raised", line: 2, bumps: [[carrier, needed]] });
      if (result.change !== undefined) applyChange(result.change);
      expect(await repo.read(".changeset/mine.md")).toBe(
        `---\n"${carrier}": ${needed}\n---\n\nMy own words.\n`,
      );
      expect(await gate(repo.project)).toMatchObject({ status: "enough" });
    });
  });
});
