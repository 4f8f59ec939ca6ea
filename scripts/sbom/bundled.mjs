// @ts-check
import { realpathSync } from "node:fs";
import { resolve } from "node:path";

/**
 * The folders of the packages whose code is in esbuild's outputs, each once.
 * @param {readonly { outputs: Record<string, { inputs: object }> }[]} metafiles
 * @param {string} root what the paths of the metafiles are relative to
 * @returns {string[]}
 */
export function bundledFolders(metafiles, root) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) => Object.keys(output.inputs)),
  );
  const folders = inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  return [
    ...new Set(
      folders.filter((folder) => folder !== undefined).map((folder) => realpathSync(resolve(root, folder))),
    ),
  ];
}
