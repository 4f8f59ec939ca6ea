import { appendFile, cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output } from "../scripts/tests/run.mjs";
import { copyWorkspace, publishedPackages, root, temporaryFolder } from "./support/workspace.ts";

const kept =
  /(^|\/)(package\.json|pnpm-workspace\.yaml|contract\.config\.json)$|^\.changeset\/config\.json$|^scripts\//;
const releases = join(root, "test/releases");

// A project at 1.1.0 whose contract becomes the one that breaks: what `pnpm run version` writes for people.
describe("the notes of a major release", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  const at = (path: string) => join(folder.dir, path);
  const read = (path: string) => readFile(at(path), "utf8");
  const contract = (...args: string[]) =>
    output("node", [join(root, "packages/contract-kit/bin/contract.js"), ...args], { cwd: folder.dir });

  beforeAll(async () => {
    folder = await temporaryFolder("notes");
    await copyWorkspace(folder.dir, (file) => kept.test(file));
    await symlink(join(root, "node_modules"), at("node_modules"));
    for (const { dir, manifest } of await publishedPackages()) {
      const file = join(dir.replace(root, folder.dir), "package.json");
      await writeFile(file, JSON.stringify({ ...manifest, version: "1.1.0" }, null, 2));
    }
    await cp(join(releases, "1.1.0.yaml"), at("spec/openapi.yaml"));
    await cp(join(releases, "1.1.0"), at("spec/consumers"), { recursive: true });
    await contract("record");
    const broken = await readFile(join(releases, "1.2.0.yaml"), "utf8");
    await writeFile(at("spec/openapi.yaml"), broken.replace("version: 1.2.0", "version: 1.1.0"));
    await contract("gate", "--write");
    await output(join(root, "node_modules/.bin/changeset"), ["version"], { cwd: folder.dir });
    await output("node", ["scripts/version.mjs"], { cwd: folder.dir });
  });
  afterAll(() => folder.remove());

  it("are in the changelog in words of the API", async () => {
    const changelog = await read("spec/CHANGELOG.md");
    expect(changelog).toContain("## 2.0.0");
    expect(changelog).toContain("The contract changes in a way that breaks callers: 4 changes to check.");
    expect(changelog).toMatch(
      /`processedDateTime` is no longer required \(`GET \/v1\/analytics\/licenses\/usage`\)/,
    );
    expect(changelog).toContain("null is now allowed");
    expect(changelog).toContain("`maxLength` was added: 5");
    for (const name of ["types", "client", "react", "mock"]) {
      const { version } = JSON.parse(await read(`packages/${name}/package.json`)) as { version: string };
      expect(version).toBe("2.0.0");
      expect(await read(`packages/${name}/CHANGELOG.md`)).toContain(
        "`processedDateTime` is no longer required",
      );
    }
  });

  it("are in MIGRATING.md, a paragraph for each break", async () => {
    await contract("migrate");
    const notes = await read("MIGRATING.md");
    expect(notes).toContain("## From 1.1.0 to 2.0.0");
    expect(notes.match(/^### /gm)).toHaveLength(4);
    expect(notes.match(/\*\*Remedy\.\*\*/g)).toHaveLength(4);
  });

  it("keep the contract of the version, and the programs of its users", async () => {
    await contract("record");
    const listed = JSON.parse(await read("spec/released/checksums.json")) as object;
    expect(Object.keys(listed)).toEqual(
      ["1.1.0", "2.0.0"].flatMap((version) => [
        `${version}.yaml`,
        `${version}/report.ts`,
        `${version}/rows.tsx`,
      ]),
    );
  });
});

// The packages themselves, so that the compiler sees what a consumer sees.
describe("the compile errors in the notes", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    folder = await temporaryFolder("errors");
  });
  afterAll(() => folder.remove());

  it("are those that a compiler reports for a kept program", async () => {
    const shared = ["node_modules", "packages", "scripts", ".changeset", "contract.config.json"];
    for (const name of [...shared, "pnpm-lock.yaml", "tsconfig.base.json", "tsconfig.consumers.json"])
      await symlink(join(root, name), join(folder.dir, name));
    await mkdir(join(folder.dir, "spec/released"), { recursive: true });
    for (const name of ["1.1.0", "1.1.0.yaml"])
      await cp(join(releases, name), join(folder.dir, "spec/released", name), { recursive: true });
    const sums = JSON.parse(await readFile(join(releases, "checksums.json"), "utf8")) as Record<
      string,
      string
    >;
    const own = Object.entries(sums).filter(([name]) => name.startsWith("1.1.0"));
    await writeFile(
      join(folder.dir, "spec/released/checksums.json"),
      JSON.stringify(Object.fromEntries(own)),
    );
    await cp(join(releases, "1.2.0.yaml"), join(folder.dir, "spec/openapi.yaml"));
    await appendFile(join(folder.dir, "spec/package.json"), '{ "name": "@notes/spec", "version": "2.0.0" }');
    await output("node", [join(root, "packages/contract-kit/bin/contract.js"), "migrate"], {
      cwd: folder.dir,
    });
    const notes = await readFile(join(folder.dir, "MIGRATING.md"), "utf8");
    expect(notes).toMatch(/report\.ts:\d+ {2}.*Date\.parse\(row\.processedDateTime\).*\n {2}TS2345: /);
    expect(notes).toMatch(/report\.ts:\d+ {2}const status: number \| undefined.*\n {2}TS2322: /);
    expect(notes).toContain("**Compile error.** None: the types stay the same, so no compiler warns.");
  });
});
