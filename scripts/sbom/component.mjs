// @ts-check
/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {string} [description]
 * @property {string | { type: string }} [license]
 * @property {{ type: string }[]} [licenses]
 * @property {Record<string, string>} [dependencies]
 */

/**
 * The package URL of a manifest, which also names its component.
 * @param {Pick<Manifest, "name" | "version">} manifest
 */
export function purlOf({ name, version }) {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${encodeURIComponent(version)}`;
}

/**
 * A CycloneDX component.
 * @param {Manifest} manifest
 * @param {{ integrity?: string | undefined, bundled?: boolean }} [facts] as in the lockfile; whether its code is carried
 */
export function componentOf(manifest, { integrity, bundled = false } = {}) {
  const [name = "", group] = manifest.name.split("/").reverse();
  return {
    type: "library",
    "bom-ref": purlOf(manifest),
    ...(group && { group }),
    name,
    version: manifest.version,
    ...(manifest.description && { description: manifest.description }),
    ...(integrity && { hashes: [hashOf(integrity)] }),
    licenses: [licenceOf(manifest)],
    purl: purlOf(manifest),
    ...(bundled && { properties: [{ name: "cdx:npm:package:bundled", value: "true" }] }),
  };
}

const algorithms = { sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" };

/** @param {string} integrity */
function hashOf(integrity) {
  const [algorithm, base64 = ""] = integrity.split(/-(.*)/);
  const alg = Object.entries(algorithms).find(([name]) => name === algorithm)?.[1];
  if (alg === undefined) throw new Error(`CycloneDX has no name for the hash ${integrity}`);
  return { alg, content: Buffer.from(base64, "base64").toString("hex") };
}

/** @param {Manifest} manifest */
function licenceOf({ name, license, licenses }) {
  const said =
    (typeof license === "object" ? license.type : license) ?? licenses?.map(({ type }) => type).join(" OR ");
  if (said === undefined) throw new Error(`${name} names no licence in its manifest`);
  if (/ (AND|OR|WITH) /.test(said)) return { expression: said };
  return { license: { id: said } };
}
