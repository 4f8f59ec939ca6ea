import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { fileOf, type Packed, packed as packedOnce } from "./support/packed.ts";
import { publishedPackages, root } from "./support/workspace.ts";

/** What may be published besides the manifest, and which kinds of files it may hold. */
const allowed: Record<string, RegExp> = {
  "README.md": /^/,
  LICENSE: /^/,
  NOTICE: /^/,
  "CHANGELOG.md": /^/,
  "RULES.md": /^/,
  dist: /\.(js|cjs|d\.ts|js\.map|json|yaml)$|^dist\/guides\/[a-z-]+\.md$/,
  bin: /\.m?js$/,
  ci: /\.(yaml|yml)$|\/Dockerfile$/,
  templates: /^/,
};
const never =
  /(^|\/)(src|test|tests|fixtures|node_modules|coverage|\.turbo)\/|\.(test|test-d|spec)\.|\.env|\.npmrc|tsbuildinfo|\.tgz$/;

/** The largest tarballs, in kB. One that grows past its limit needs a reason, and a new limit. */
const limits: Record<string, number> = {
  "packages/mock": 900,
  // The protocol's SDK, with zod and hono, which would bring a hundred packages as a dependency.
  "packages/mcp": 320,
  // With the readers of YAML and JSONPath, and Ajv, which would be a dozen packages.
  "packages/contract-diff": 360,
  // With the docs site, which reads Markdown and colours code, and the part of openapi-typescript that makes types:
  // as a dependency it would bring 32 packages.
  "packages/contract-kit": 525,
  "packages/client-runtime": 144,
};
const usualLimit = 60;

const packages = await publishedPackages();

describe.each(packages.map(({ dir }) => dir.slice(root.length + 1)))("the tarball of %s", (folder) => {
  let packed: Packed;

  beforeAll(async () => {
    packed = (await packedOnce()).find(({ dir }) => dir === join(root, folder)) as Packed;
  });

  it("holds what its manifest names and nothing else, of the kinds that are allowed", () => {
    const named = packed.manifest.files as string[];
    const tops = [...named, "README.md", "LICENSE", "NOTICE"];
    const strangers = packed.files.filter((file) => {
      const top = file.split("/")[0] ?? "";
      const fits = tops.includes(top) && allowed[top]?.test(file) === true;
      return file !== "package.json" && (!fits || (top !== "templates" && never.test(file)));
    });
    expect(strangers).toEqual([]);
    expect(packed.files).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE"]));
    // A changelog comes with the first release.
    const tracked = named.filter((name) => name !== "CHANGELOG.md");
    const absent = tracked.filter((name) => !packed.files.some((file) => file.split("/")[0] === name));
    expect(absent).toEqual([]);
  });

  it("has the licence of the repository", async () => {
    expect(await fileOf(packed, "LICENSE")).toBe(await readFile(join(root, "LICENSE"), "utf8"));
  });

  it("holds every file that its manifest leads to", () => {
    const { exports, bin = {} } = packed.manifest as { exports: object; bin?: Record<string, string> };
    const entries = Object.values(exports).flatMap((entry) =>
      typeof entry === "string" ? [entry] : Object.values(entry as Record<string, string>),
    );
    const wanted = [...entries, ...Object.values(bin)].map((file) => file.replace(/^\.\//, ""));
    expect(packed.files).toEqual(expect.arrayContaining(wanted));
  });

  it("leads a debugger to source that is in the map, or ships no map", async () => {
    const lost: string[] = [];
    for (const file of packed.files.filter((each) => /\.(js|cjs)$/.test(each))) {
      const map = /\/\/# sourceMappingURL=(.+)\s*$/.exec(await fileOf(packed, file))?.[1];
      if (map !== undefined && !(await holdsSources(packed, join(file, "..", map)))) lost.push(file);
    }
    expect(lost).toEqual([]);
  });

  it("is not larger than its limit", async () => {
    const { length } = await readFile(packed.tarball);
    expect(length / 1000).toBeLessThan(limits[folder] ?? usualLimit);
  });

  it("carries no script that an install would run", async () => {
    const { scripts = {} } = JSON.parse(await fileOf(packed, "package.json")) as {
      scripts?: Record<string, string>;
    };
    expect(
      Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare|pack|publish)|publish/.test(name)),
    ).toEqual([]);
  });
});

/** Whether a source map is packed, with the text of every source in it. */
async function holdsSources(packed: Packed, map: string): Promise<boolean> {
  if (!packed.files.includes(map)) return false;
  const { sources, sourcesContent } = JSON.parse(await fileOf(packed, map)) as Record<string, unknown[]>;
  const texts = sourcesContent?.filter((text) => typeof text === "string") ?? [];
  return texts.length === sources?.length;
}
