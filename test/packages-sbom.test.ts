import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { beforeAll, describe, expect, it } from "vitest";
import { dependencyGraph } from "../scripts/sbom/graph.mjs";
import { sbomName } from "../scripts/sbom/write.mjs";
import { publishedPackages, root } from "./support/workspace.ts";

interface Component {
  readonly "bom-ref": string;
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly hashes?: readonly { alg: string; content: string }[];
  readonly properties?: readonly { name: string; value: string }[];
}
interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { ref: string; dependsOn: readonly string[] }[];
}

const packages = await publishedPackages();
const nameOf = ({ group, name }: Component) => (group === undefined ? name : `${group}/${name}`);
const carried = ({ components }: Bom) =>
  components.filter(({ properties = [] }) =>
    properties.some(({ name }) => name === "cdx:npm:package:bundled"),
  );

describe.each(packages)("the bill of materials of $name", ({ dir, name, manifest }) => {
  let text: string;
  let bom: Bom;

  beforeAll(async () => {
    text = await readFile(join(dir, "dist", sbomName), "utf8");
    bom = JSON.parse(text) as Bom;
  });

  it("is valid CycloneDX", async () => {
    const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text);
    expect(faults).toBeNull();
  });

  it("is about this version", () => {
    expect(nameOf(bom.metadata.component)).toBe(name);
    expect(bom.metadata.component.version).toBe(manifest.version);
  });

  it("names everything that an install brings, at the version that is installed here", () => {
    const [, ...brought] = [...dependencyGraph(dir, []).values()];
    const listed = bom.components.map((each) => `${nameOf(each)}@${each.version}`);
    expect(listed).toEqual(
      expect.arrayContaining(brought.map(({ manifest }) => `${manifest.name}@${manifest.version}`)),
    );
    const direct = bom.dependencies.find(({ ref }) => ref === bom.metadata.component["bom-ref"]);
    for (const each of Object.keys((manifest.dependencies ?? {}) as object)) {
      const refs = bom.components.filter((component) => nameOf(component) === each);
      expect(direct?.dependsOn.filter((ref) => refs.some((one) => one["bom-ref"] === ref))).toHaveLength(1);
    }
  });

  it("gives the digest of every component that comes from the registry", () => {
    const foreign = bom.components.filter((each) => !packages.some((own) => own.name === nameOf(each)));
    const bare = foreign.filter(({ hashes = [] }) =>
      hashes.every(({ content }) => !/^[\da-f]{40,}$/.test(content)),
    );
    expect(bare.map((each) => each["bom-ref"])).toEqual([]);
  });

  it("reaches every component from the package", () => {
    const edges = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    const seen = new Set<string>();
    const visit = (ref: string): void => {
      if (seen.has(ref)) return;
      seen.add(ref);
      for (const next of edges.get(ref) ?? []) visit(next);
    };
    visit(bom.metadata.component["bom-ref"]);
    expect(bom.components.map((each) => each["bom-ref"]).filter((ref) => !seen.has(ref))).toEqual([]);
  });

  it("holds no time, no serial number and no path of this machine", () => {
    expect(text).not.toMatch(/timestamp|serialNumber/);
    expect(text).not.toContain(root);
  });

  it("names every package that the bundler's comments name", async () => {
    const files = await readdir(join(dir, "dist"), { recursive: true });
    const code = files.filter((file) => /\.(js|cjs)$/.test(file));
    const texts = await Promise.all(code.map((file) => readFile(join(dir, "dist", file), "utf8")));
    const found = texts.flatMap((text) =>
      [...text.matchAll(/^\s*\/\/ .*node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm)].map((match) => match[1]),
    );
    const names = new Set(carried(bom).map(nameOf));
    expect([...new Set(found)].filter((each) => !names.has(`${each}`))).toEqual([]);
  });

  it("goes with a notice that has the licence of every package whose code is carried", async () => {
    const foreign = carried(bom).filter((each) => !packages.some((own) => own.name === nameOf(each)));
    const notice = existsSync(join(dir, "NOTICE")) ? await readFile(join(dir, "NOTICE"), "utf8") : "";
    expect(foreign.length === 0).toBe(notice === "");
    for (const each of foreign) {
      expect(notice).toContain(nameOf(each));
      for (const licence of await licencesOf(nameOf(each), each.version)) expect(notice).toContain(licence);
    }
  });
});

it("is named in SECURITY.md, where users look for it", async () => {
  expect(await readFile(join(root, "SECURITY.md"), "utf8")).toContain(`dist/${sbomName}`);
});

describe("the code that is carried", () => {
  it("is known for the packages that have a bundler", async () => {
    const counts = await Promise.all(
      packages.map(async ({ dir }) => {
        const bom = JSON.parse(await readFile(join(dir, "dist", sbomName), "utf8")) as Bom;
        return [dir.slice(root.length + 1), carried(bom).length] as const;
      }),
    );
    const bundling = counts.filter(([, count]) => count > 0).map(([dir]) => dir);
    const bundlers = ["client-runtime", "contract-diff", "contract-kit", "mcp", "mock"].map(
      (name) => `packages/${name}`,
    );
    expect(bundling.sort()).toEqual(bundlers);
  });

  it("includes Prism in the mock", async () => {
    const text = await readFile(join(root, "packages/mock/dist", sbomName), "utf8");
    const names = carried(JSON.parse(text) as Bom).map(nameOf);
    expect(names).toEqual(expect.arrayContaining(["@stoplight/prism-http", "@stoplight/http-spec"]));
  });
});

/** The licence texts that a package has in its folder. */
async function licencesOf(name: string, version: string): Promise<string[]> {
  const store = join(root, "node_modules/.pnpm");
  const prefix = `${name.replace("/", "+")}@${version}`;
  const home = (await readdir(store)).find((each) => each === prefix || each.startsWith(`${prefix}_`));
  if (home === undefined) throw new Error(`${prefix} is not installed`);
  const folder = join(store, home, "node_modules", name);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts.map((text) => text.replaceAll("\r\n", "\n").trim());
}
