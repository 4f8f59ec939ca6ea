/** The package URL of a manifest, which also names its component. */
export function purlOf({ name, version }) {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${encodeURIComponent(version)}`;
}

/**
 * A CycloneDX component.
 * @param {Record<string, any>} manifest
 * @param {{ integrity?: string, bundled?: boolean }} [facts] as in the lockfile; whether its code is carried
 */
export function componentOf(manifest, { integrity, bundled = false } = {}) {
  const [name, group] = manifest.name.split("/").reverse();
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

function hashOf(integrity) {
  const [algorithm, base64] = integrity.split(/-(.*)/);
  const algorithms = { sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" };
  return { alg: algorithms[algorithm], content: Buffer.from(base64, "base64").toString("hex") };
}

function licenceOf({ name, license, licenses }) {
  const said = license?.type ?? license ?? licenses?.map(({ type }) => type).join(" OR ");
  if (said === undefined) throw new Error(`${name} names no licence in its manifest`);
  if (/ (AND|OR|WITH) /.test(said)) return { expression: said };
  return { license: { id: said } };
}
