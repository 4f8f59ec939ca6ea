import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readProject } from "@partner-licenses/contract-diff/project";
import { revisions } from "@partner-licenses/document/testing/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSubjects } from "../../src/compat/subjects.ts";
import { callIn } from "../commands/run.ts";
import { carrier, type Repository, repository } from "../gate/repository.ts";

let repo: Repository;
const released = (...path: string[]) => join(repo.project.released, ...path);
const subjects = () =>
  readSubjects(repo.project.released, readProject(join(repo.dir, "contract.config.json")));

beforeEach(async () => {
  repo = await repository({ released: false });
  await repo.write(
    "contract.config.json",
    JSON.stringify({ spec: "spec/openapi.yaml", consumers: "spec/consumers" }),
  );
  await repo.write("spec/consumers/report.ts", "export {};\n");
  await repo.write("spec/consumers/page.tsx", "export {};\n");
  await repo.write("spec/consumers/types.d.ts", "export {};\n");
  expect(await callIn(repo.dir, ["record"])).toMatchObject({ code: 0 });
});
afterEach(() => repo.remove());

describe("a release keeps the programs of consumers", () => {
  it("with their checksums, and later versions read them back", async () => {
    expect(await readdir(released("1.2.0"))).toEqual(["page.tsx", "report.ts"]);
    expect(Object.keys(JSON.parse(await repo.read("spec/released/checksums.json")) as object)).toEqual([
      "1.2.0.yaml",
      "1.2.0/page.tsx",
      "1.2.0/report.ts",
    ]);
    const [first, current] = subjects();
    expect(first?.programs).toEqual([
      { name: "page.tsx", text: "export {};\n" },
      { name: "report.ts", text: "export {};\n" },
    ]);
    expect(current).toMatchObject({ label: "current", current: true, version: "1.2.0" });
  });

  it("as they were, when they change later", async () => {
    await repo.write("spec/consumers/report.ts", "export const later = 1;\n");
    expect(await callIn(repo.dir, ["record"])).toMatchObject({ code: 0 });
    expect(await repo.read("spec/released/1.2.0/report.ts")).toBe("export {};\n");
  });

  it("and lists tarballs that are put next to them", async () => {
    await writeFile(released("1.2.0/shop-client-1.2.0.tgz"), "packed");
    expect(subjects).toThrow("does not list the file");
    expect(await callIn(repo.dir, ["record"])).toMatchObject({ code: 0 });
    expect(subjects()[0]?.tarballs).toEqual([released("1.2.0/shop-client-1.2.0.tgz")]);
    await writeFile(released("1.2.0/shop-client-1.2.0.tgz"), "packed again");
    expect(subjects).toThrow("checksum differs");
  });

  it("and says what to do with a file that nobody recorded", async () => {
    await writeFile(released("1.2.0/.DS_Store"), "");
    const fault = (() => {
      try {
        return subjects();
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toMatchObject({ hint: expect.stringContaining("or delete the file") });
  });

  it("and `contract history` sees one that was changed or lost", async () => {
    expect(await callIn(repo.dir, ["history"])).toMatchObject({ code: 0 });
    await writeFile(released("1.2.0/page.tsx"), "export const other = 1;\n");
    await rm(released("1.2.0/report.ts"));
    const { code, out } = await callIn(repo.dir, ["history"]);
    expect(code).toBe(1);
    expect(out).toMatch(/checksum differs: spec\/released\/1\.2\.0\/page\.tsx/);
    expect(out).toMatch(/is missing: spec\/released\/1\.2\.0\/report\.ts/);
    const json = await callIn(repo.dir, ["history", "--format", "json"]);
    expect(JSON.parse(json.out)).toMatchObject([
      {
        kept: [
          { file: "spec/released/1.2.0/page.tsx", fault: "changed" },
          { file: "spec/released/1.2.0/report.ts", fault: "missing" },
        ],
      },
    ]);
  });

  it("and says which file is missing or changed", async () => {
    await writeFile(released("1.2.0/page.tsx"), "export const other = 1;\n");
    expect(subjects).toThrow("checksum differs");
    await rm(released("1.2.0/page.tsx"));
    expect(subjects).toThrow("the file is missing");
  });
});

describe("contract compat", () => {
  it("needs its part of the configuration", async () => {
    const { code, err } = await callIn(repo.dir, ["compat"]);
    expect(code).toBe(2);
    expect(err).toContain("contract.config.json:1:1");
    expect(err).toMatch(/next: write /);
  });

  it("takes a folder for a history, and nothing else", async () => {
    const outputs = { types: "packages/client/generated" };
    await repo.write("packages/client/package.json", "{}");
    const compat = { packages: ["packages/client"], mock: "packages/client", compilers: ["packages/client"] };
    const config = { spec: "spec/openapi.yaml", outputs, compat: { ...compat, tsconfig: "t.json" } };
    await repo.write("contract.config.json", JSON.stringify(config));
    await repo.write("t.json", "{}");
    const { code, err } = await callIn(repo.dir, ["compat", "--released", "t.json"]);
    expect([code, err]).toEqual([2, expect.stringContaining("there is no history at t.json")]);
  });

  it("names what the configuration promises and is not there", async () => {
    const compat = {
      packages: ["packages/nothing"],
      mock: "packages/client",
      compilers: ["x"],
      tsconfig: "t.json",
    };
    const outputs = { types: "packages/client/generated" };
    await repo.write("contract.config.json", JSON.stringify({ spec: "spec/openapi.yaml", outputs, compat }));
    const { code, err } = await callIn(repo.dir, ["compat"]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("packages/nothing, which holds no package.json"),
    ]);
  });
});

describe("contract migrate", () => {
  const version = async (number: string, contract: string) => {
    await repo.write("spec/package.json", JSON.stringify({ name: carrier, version: number }));
    await repo.write("spec/openapi.yaml", contract);
    return callIn(repo.dir, ["migrate"]);
  };
  const file = "MIGRATING.md";

  it("drafts the section of a major version, and leaves it once somebody edits it", async () => {
    expect(await version("2.0.0", revisions.major)).toMatchObject({
      code: 0,
      out: expect.stringContaining("1.2.0 → 2.0.0"),
    });
    const draft = await repo.read(file);
    expect(draft).toContain("## From 1.2.0 to 2.0.0");
    expect(draft).toContain("`name` is no longer required");
    expect(draft).toMatch(/\*\*Behaviour\.\*\* .+\n\n```json\n\{\n {2}"id": 1\n\}/);
    expect(draft).toMatch(/\*\*Remedy\.\*\* Handle that it is missing/);
    expect(await version("2.0.0", revisions.major)).toMatchObject({
      out: expect.stringContaining("unchanged"),
    });
    await repo.write(file, draft.replace("**Remedy.** Handle that it is missing", "**Remedy.** Show a dash"));
    expect(await version("2.0.0", revisions.major)).toMatchObject({
      out: expect.stringContaining("of your own: kept"),
    });
    expect(await repo.read(file)).toContain("Show a dash");
  });

  it("writes nothing for what is not a major version, or breaks nothing", async () => {
    expect((await version("1.3.0", revisions.major)).out).toContain("not a major release");
    expect((await version("2.0.0", revisions.minor)).out).toContain("nothing breaks since 1.2.0");
    expect(await readdir(repo.dir)).not.toContain(file);
  });

  it("leaves a section that somebody wrote, and goes above the older ones", async () => {
    const own = "# Migrating\n\nOur words.\n\n## From 0.9.0 to 1.0.0\n\nOld.\n";
    await repo.write(file, own);
    await version("2.0.0", revisions.major);
    const text = await repo.read(file);
    expect(text.startsWith("# Migrating\n\nOur words.\n\n<!-- contract migrate 2.0.0 ")).toBe(true);
    expect(text.endsWith("## From 0.9.0 to 1.0.0\n\nOld.\n")).toBe(true);
    await repo.write(file, "# Migrating\n\n## From 1.2.0 to 2.0.0\n\nMine.\n");
    await version("2.0.0", revisions.major);
    expect(await repo.read(file)).toBe("# Migrating\n\n## From 1.2.0 to 2.0.0\n\nMine.\n");
  });
});
