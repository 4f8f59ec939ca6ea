import { ContractError } from "@partner-licenses/document/errors";
import { camelCase, capitalize, words } from "../model/words.ts";

/** What a new project is called, in each place where it has a name. */
export interface ProjectNames {
  /** Folder and root package: `parcels`. */
  readonly project: string;
  /** Before the name of each package: `@acme/parcels-`. */
  readonly prefix: string;
  /** In code: `Parcels` of `createParcelsClient`. */
  readonly identifier: string;
  /** Environment variables: `PARCELS` of `PARCELS_TOKEN`. */
  readonly environment: string;
}

const form = /^(?:(@[a-z0-9][a-z0-9._-]*)\/)?([a-z0-9][a-z0-9._-]*)$/;

/** All names from `name` or `@scope/name`. Throws a ContractError for what npm refuses. */
export function projectNames(name: string): ProjectNames {
  const [, scope, project = ""] = form.exec(name) ?? [];
  if (project === "" || project === "node_modules" || name.length > 200)
    throw new ContractError(`"${name}" is not a name for npm packages`, {
      hint: "give `name` or `@scope/name`, in lower case: the client is then `@scope/name-client`",
    });
  const identifier = capitalize(camelCase(project)).replace(/^_/, "Api");
  return {
    project,
    prefix: `${scope === undefined ? "" : `${scope}/`}${project}-`,
    identifier: identifier === "" ? "Api" : identifier,
    environment: (words(project).join("_").toUpperCase() || "API").replace(/^(?=\d)/, "API_"),
  };
}
