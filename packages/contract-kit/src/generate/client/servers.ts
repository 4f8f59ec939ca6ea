import { defaultUrl, type Server, type ServerVariable } from "@partner-licenses/document/model/servers";
import type { Model } from "../../model/model.ts";
import { firstFree } from "../../model/naming/free.ts";
import type { Operation } from "../../model/operations.ts";
import { camelCase } from "../../model/words.ts";

/** A server as the runtime reads it. */
interface ServerEntry {
  readonly url: string;
  readonly variables: Readonly<Record<string, string>> | undefined;
}

/** Base URLs by name, variables filled in with their defaults. */
export function environments(model: Model): Record<string, string> {
  return Object.fromEntries(named(model).map(([name, server]) => [name, urlOf(defaultUrl(server))]));
}

/** The servers by name; undefined when no URL has a variable, so that the environments say it all. */
export function serversWithVariables(model: Model): Record<string, ServerEntry> | undefined {
  const servers = named(model);
  if (servers.every(([, { variables }]) => variables.length === 0)) return undefined;
  return Object.fromEntries(servers.map(([name, server]) => [name, entryOf(server)]));
}

/** The server of an operation; undefined when it is where the contract's are. */
export function ownServer({ servers: [first] }: Operation): ServerEntry | undefined {
  // Where nobody names a server, the place of the one that holds is the contract itself.
  const isContracts = first === undefined || /^#(\/servers\/|$)/.test(first.loc.pointer);
  return isContracts ? undefined : entryOf(first);
}

/** All variables of the contract's servers and of its operations' own, by name. */
export function variablesOf(model: Model): Map<string, ServerVariable[]> {
  const found = new Map<string, ServerVariable[]>();
  const own = model.operations.flatMap((each) => (ownServer(each) ? each.servers.slice(0, 1) : []));
  for (const variable of [...model.servers, ...own].flatMap(({ variables }) => variables))
    found.set(variable.name, [...(found.get(variable.name) ?? []), variable]);
  return found;
}

function entryOf({ url, variables }: Server): ServerEntry {
  const defaults = Object.fromEntries(variables.map(({ name, default: value }) => [name, value]));
  return { url: urlOf(url), variables: variables.length === 0 ? undefined : defaults };
}

function urlOf(url: string): string {
  return url.replace(/\/$/, "");
}

function named({ servers }: Model): (readonly [string, Server])[] {
  const taken = new Set<string>();
  return servers.map((server, index) => {
    const name = camelCase(server.name ?? "") || (index === 0 ? "default" : `server${index + 1}`);
    return [firstFree(taken, [name]), server] as const;
  });
}
