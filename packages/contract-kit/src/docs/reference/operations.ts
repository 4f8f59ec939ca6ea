import { type ContractOperation, listOperations, listWebhooks } from "../contract/contract.ts";
import type { Contract } from "../contract/openapi.ts";
import { uniqueSlugs } from "../markup/html.ts";

/** An operation and its page, from the folder of its version. */
export interface OperationPage {
  entry: ContractOperation;
  path: string;
}

/** Operations that are listed under one heading. */
export interface Group {
  name: string;
  /** What the contract says about it, as Markdown. */
  description: string;
  pages: OperationPage[];
}

// Names of files have an end: the length of an id has none.
const LONGEST = 120;
// Of more pages than that, a list next to one of them shows those that are near it.
const MOST = 60;

/** The operations and webhooks of a contract, each with a page of its own. */
export const operationPages = once((contract: Contract): OperationPage[] => {
  const toName = uniqueSlugs();
  return [...listOperations(contract), ...listWebhooks(contract)].map((entry) => ({
    entry,
    path: `reference/operations/${toName(entry.id.slice(0, LONGEST))}.html`,
  }));
});

/** The schemas that have a name in the contract, each with a page of its own. */
export function schemaPages(contract: Contract): Map<string, string> {
  const toName = uniqueSlugs();
  const names = Object.keys(contract.components?.schemas ?? {});
  return new Map(names.map((name) => [name, `reference/schemas/${toName(name.slice(0, LONGEST))}.html`]));
}

/** The operations by their tags; many without any by the part of their path in which they differ. */
export const operationGroups = once((contract: Contract): Group[] => {
  const pages = operationPages(contract);
  const called = pages.filter(({ entry }) => !entry.isWebhook);
  const isTagged = called.some(({ entry }) => entry.tag !== undefined);
  const shared = sharedSegments(called.map(({ entry }) => segments(entry.path)));
  const nameOf = ({ entry }: OperationPage) => {
    if (entry.isWebhook) return "Webhooks";
    if (isTagged) return entry.tag ?? "Other operations";
    return pages.length > MOST ? `/${segments(entry.path)[shared] ?? ""}` : "Operations";
  };
  const groups = new Map<string, OperationPage[]>();
  for (const page of pages) groups.set(nameOf(page), [...(groups.get(nameOf(page)) ?? []), page]);
  if (groups.size === 0 || (groups.size === 1 && called.length > 0))
    return [{ name: "Operations", description: "", pages }];
  return [...groups].map(([name, all]) => {
    const { summary, description = "" } = contract.tags?.find((tag) => tag.name === name) ?? {};
    return { name: summary ?? name, description, pages: all };
  });
});

/** What is listed next to a page: all operations where they are few, else its group. */
export function operationsNear(contract: Contract, page?: OperationPage): OperationPage[] {
  const pages = operationPages(contract);
  if (pages.length <= MOST) return pages;
  if (page === undefined) return [];
  const group = operationGroups(contract).find((each) => each.pages.includes(page));
  return around(group?.pages ?? pages, page);
}

/** Of a long list, what stands around one of its members. */
export function around<T>(list: readonly T[], member: T): T[] {
  const first = Math.min(list.indexOf(member) - MOST / 2, list.length - MOST);
  return list.slice(Math.max(0, first)).slice(0, MOST);
}

const segments = (path: string) => path.split("/").filter(Boolean);

function sharedSegments([first = [], ...others]: string[][]): number {
  const end = first.findIndex((segment, index) => others.some((other) => other[index] !== segment));
  return end === -1 ? 0 : end;
}

/** Asked for each page, it is worked out once for a contract. */
function once<T>(find: (contract: Contract) => T): (contract: Contract) => T {
  const known = new WeakMap<Contract, T>();
  return (contract) => {
    const found = known.get(contract) ?? find(contract);
    known.set(contract, found);
    return found;
  };
}
