import { ContractError } from "@partner-licenses/document/errors";
import { camelCase, capitalize, words } from "../model/words.ts";
import type { Manifest } from "./manifest.ts";

/** What the new project is called, in each place where it has a name. */
export interface Names {
  /** Root package and commands: `parcels`. */
  readonly project: string;
  /** Before the name of each package: `@acme/parcels-`. */
  readonly prefix: string;
  /** In code: `Parcels` of `createParcelsClient`. */
  readonly identifier: string;
  /** Environment variables: `PARCELS` of `PARCELS_TOKEN`. */
  readonly environment: string;
  readonly title: string;
  readonly repository: string;
}

const form = /^(@[a-z0-9][a-z0-9._-]*)(?:\/([a-z0-9][a-z0-9._-]*))?$/;

/** All names from `@scope/name` (packages `@scope/name-client`) or `@scope` (packages `@scope/client`). Throws a ContractError. */
export function namesOf(name: string, title: string, repository: string | undefined): Names {
  const match = form.exec(name);
  if (match === null)
    throw new ContractError(`"${name}" is not a name for npm packages`, {
      hint: "give `--name @scope/name`, in lower case: the client is then `@scope/name-client`",
    });
  const [, scope = "", own] = match;
  const project = own ?? scope.slice(1);
  const identifier = capitalize(camelCase(project)).replace(/^_/, "Api");
  return {
    project,
    prefix: own === undefined ? `${scope}/` : `${scope}/${own}-`,
    identifier,
    environment: words(project)
      .join("_")
      .toUpperCase()
      .replace(/^(?=\d)/, "API_"),
    title,
    repository: repository ?? `https://github.com/${scope.slice(1)}/${project}`,
  };
}

/** Rewrites a text from the old names to the new ones. */
export function renamer(old: Manifest, names: Names): (text: string) => string {
  const slug = (url: string) => url.replace(/^https:\/\/[^/]+\//, "");
  const scope = (prefix: string) => prefix.replace(/\/.*$/, "");
  const rules: [RegExp, string][] = [
    [literal(old.repository), names.repository],
    [literal(slug(old.repository)), slug(names.repository)],
    [literal(old.prefix.replace("/", "\\/")), names.prefix.replace("/", "\\/")],
    [literal(old.prefix), names.prefix],
    [literal(scope(old.prefix)), scope(names.prefix)],
    [literal(old.project), names.project],
    [literal(old.title), names.title],
    [new RegExp(`${old.identifier}(?=${old.identifiers.join("|")})`, "g"), names.identifier],
    [new RegExp(`\\b${old.environment}_`, "g"), `${names.environment}_`],
  ];
  return (text) => rules.reduce((done, [from, to]) => done.replace(from, () => to), text);
}

function literal(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"), "g");
}

/** Fills `{{title}}`, `{{project}}` and the like in a text. Throws when it asks for an unknown one. */
export function fill(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = facts[name];
    if (value === undefined) throw new Error(`{{${name}}} stands for nothing`);
    return value;
  });
}
