// @ts-check
// Writes dist/sbom.cdx.json: what a published package brings and carries, as a CycloneDX document.
// The same tree gives the same bytes: no time, no serial number, everything sorted.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { componentOf, purlOf } from "./component.mjs";
import { dependencyGraph } from "./graph.mjs";

/** The file, in the folder that is published. */
export const sbomName = "sbom.cdx.json";

/**
 * @param {string} root folder of the package
 * @param {{ dist?: string, bundled?: readonly string[] }} [options] where to write; folders whose code is carried
 */
export function writeSbom(root, { dist = join(root, "dist"), bundled = [] } = {}) {
  const graph = dependencyGraph(root, bundled);
  const integrities = readIntegrities(root);
  const own = graph.values().next().value;
  if (own === undefined) throw new Error(`${root} has no package`);
  const others = [...graph.values()].slice(1);
  const components = others.map(({ manifest, bundled: carried }) => {
    const integrity = integrities.get(`${manifest.name}@${manifest.version}`);
    return componentOf(manifest, { integrity, bundled: carried });
  });
  const purls = new Map([...graph].map(([folder, { manifest }]) => [folder, purlOf(manifest)]));
  /** @param {string} folder */
  const purlIn = (folder) => purls.get(folder) ?? "";
  const edges = [...graph.values()].map(({ manifest, needs }) => ({
    ref: purlOf(manifest),
    dependsOn: [...new Set(needs.map(purlIn))].sort(),
  }));
  const document = {
    $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { lifecycles: [{ phase: "build" }], component: componentOf(own.manifest) },
    components: unique(components, "bom-ref"),
    dependencies: unique(edges, "ref"),
  };
  writeFileSync(join(dist, sbomName), `${JSON.stringify(document, null, 2)}\n`);
}

/**
 * One entry for each key, sorted by it. A package that is installed twice, for other peers, is one component.
 * @template {Record<K, string>} T
 * @template {string} K
 * @param {readonly T[]} list
 * @param {K} key
 * @returns {T[]}
 */
function unique(list, key) {
  const byKey = new Map(list.map((entry) => [entry[key], entry]));
  return [...byKey.values()].sort((a, b) => (a[key] < b[key] ? -1 : 1));
}

/**
 * The digest of each package of the lockfile, by `name@version`. Parsing all of its YAML takes longer than all else here.
 * @param {string} root
 * @returns {Map<string, string>}
 */
function readIntegrities(root) {
  for (let dir = root; dir !== dirname(dir); dir = dirname(dir)) {
    const file = join(dir, "pnpm-lock.yaml");
    if (!existsSync(file)) continue;
    const entries = readFileSync(file, "utf8").matchAll(
      /^ {2}'?(?<id>[^'\s]+@[^'\s]+?)'?:\n {4}resolution: \{integrity: (?<integrity>[^,}\s]+)/gm,
    );
    return new Map(Array.from(entries, ({ groups = {} }) => [groups.id ?? "", groups.integrity ?? ""]));
  }
  throw new Error(`no pnpm-lock.yaml above ${root}`);
}

if (import.meta.main) writeSbom(process.cwd());
