import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import { isObject } from "@partner-licenses/document/json";

/** `contract.template.json`: what in this checkout belongs to its API, and not to the machinery. */
export interface Manifest {
  /** Name of the project, as root package, commands and private packages carry it. */
  readonly project: string;
  /** What comes before the name of each package: `@scope/`. */
  readonly prefix: string;
  /** The API in words. */
  readonly title: string;
  /** Where the source is. */
  readonly repository: string;
  /** First part of the names in code, such as `Partner` of `PartnerError`, and what follows it there. */
  readonly identifier: string;
  readonly identifiers: readonly string[];
  /** Beginning of environment variables, without the underscore. */
  readonly environment: string;
  /** Files and folders to remove, and those inside them to keep. */
  readonly remove: readonly string[];
  readonly keep: readonly string[];
  /** New `description` of a package.json; `{{title}}` and the like are filled. */
  readonly descriptions: Readonly<Record<string, string>>;
  /** Formats the files that change; without `npx`, from the checkout's own node_modules. */
  readonly format: readonly string[];
}

/** At the top of the checkout. It goes away with the first `contract init`. */
export const manifestFile = "contract.template.json";

/** Reads the manifest of a checkout. Throws a ContractError when there is none: it was used, or never there. */
export async function readManifest(root: string): Promise<Manifest> {
  const text = await readFile(join(root, manifestFile), "utf8").catch((cause: unknown) => {
    throw new ContractError(
      `there is no ${manifestFile}: this checkout is initialised already, or it is not a checkout`,
      {
        hint: "run `contract init` once, at the top of a fresh clone",
        cause,
      },
    );
  });
  const value: unknown = JSON.parse(text);
  if (!isObject(value) || typeof value.project !== "string" || !Array.isArray(value.remove))
    throw new ContractError(`${manifestFile} does not have the expected form`, {
      hint: "take it from a fresh clone",
    });
  return value as unknown as Manifest;
}
