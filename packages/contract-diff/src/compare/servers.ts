import { asArray, asObject, canonical, entries, get, strings } from "@partner-licenses/document/json";
import { at, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { places } from "../normalise/view.ts";
import { environmentOf } from "./environments.ts";
import { report } from "./report.ts";
import { verb } from "./rest.ts";
import type { Held, Scope } from "./scope.ts";

/** What holds servers, on both sides. */
export interface ServedBy {
  readonly base: Held;
  readonly revision: Held;
}

/** A base URL that may be called, and where it is listed. */
interface Address {
  readonly url: string;
  readonly loc: Loc;
  /** Whether it belongs to an environment that only this side has, which is a finding of its own. */
  readonly isReported: boolean;
}

/**
 * Compares the base URLs that may be called, each value of a variable on its own.
 * With `isMoved`, paths took over what servers said, so that only the hosts are compared.
 */
export function compareServers(scope: Scope, { base, revision }: ServedBy, isMoved = false): void {
  if (canonical(listOf(base)) === canonical(listOf(revision))) return;
  const named = [environments(base), environments(revision)] as const;
  const before = addressesOf(base, named[1], isMoved);
  const after = addressesOf(revision, named[0], isMoved);
  const removed = missingIn(after, before);
  const added = missingIn(before, after);
  const [gone, fresh] = [removed[0], added[0]];
  if (gone !== undefined && fresh !== undefined) {
    const facts = { before: removed.map(show), after: added.map(show) };
    report(scope, rules["server-changed"], places(gone.loc, fresh.loc), facts);
  } else if (gone !== undefined) {
    report(scope, rules["server-removed"], { base: gone.loc }, { urls: removed.map(show) });
  } else if (fresh !== undefined) {
    report(scope, rules["server-added"], { revision: fresh.loc }, { urls: added.map(show) });
  } else {
    const [was, is] = [base, revision].map((held) => (listOf(held).length > 0 ? held : undefined));
    const where = places(was && at(was.loc, "servers"), is && at(is.loc, "servers"));
    report(scope, rules["documentation-changed"], where, { change: `\`servers\` ${verb(was, is)}` });
  }
}

/** The addresses that another list does not take in, and that nothing else reports. */
function missingIn(others: readonly Address[], addresses: readonly Address[]): Address[] {
  return addresses.filter(
    ({ url, isReported }) => !isReported && url !== "" && !others.some((other) => takesIn(other.url, url)),
  );
}

/** The innermost holder that lists servers; the outermost when none does. */
export function holderOf(holders: readonly [Held, ...Held[]]): Held {
  return holders.find((held) => listOf(held).length > 0) ?? holders.at(-1) ?? holders[0];
}

function listOf(held: Held): readonly unknown[] {
  return asArray(get(held.value, "servers"));
}

function environments(held: Held): ReadonlySet<string> {
  return new Set(listOf(held).flatMap((server) => environmentOf(server) ?? []));
}

function addressesOf(held: Held, others: ReadonlySet<string>, isMoved: boolean): Address[] {
  return listOf(held).flatMap((server, index) => {
    const name = environmentOf(server);
    const isReported = name !== undefined && !others.has(name);
    const loc = at(held.loc, "servers", index);
    const urls = expanded(server).map((url) => (isMoved ? hostOf(url) : plain(url)));
    return [...new Set(urls)].map((url) => ({ url, loc, isReported }));
  });
}

/** What stands in an address for a variable that may have any value. */
const anything = "{…}";

/** A server has too many variables to list each address. */
const most = 500;

function expanded(server: unknown): string[] {
  const url = String(get(server, "url") ?? "");
  let found = [url];
  for (const [name, variable] of entries(asObject(get(server, "variables")))) {
    const values = strings(get(variable, "enum"));
    const texts = values.length === 0 ? [anything] : values;
    if (found.length * texts.length > most) return [url];
    found = texts.flatMap((text) => found.map((each) => each.replaceAll(`{${name}}`, text)));
  }
  return found;
}

/** The URL without what makes no difference: the case of its host, the port of its scheme, a last slash. */
function plain(url: string): string {
  const [, host = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/[^/]*|\/\/[^/]*)?(.*)$/is.exec(url) ?? [];
  const place = host.toLowerCase().replace(/^(http:.*):80$|^(https:.*):443$/, "$1$2");
  return place + rest.replace(/\/+$/, "");
}

function hostOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*:)?\/\/[^/]*/i.exec(url)?.[0].toLowerCase() ?? "";
}

/** Whether every call to `inner` is one to `outer`; where the host was left open, any host will do. */
function takesIn(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (inner.startsWith("/") && !inner.startsWith("//") && outer.slice(hostOf(outer).length) === inner)
    return true;
  const parts = outer.split(anything);
  return parts.length > 1 && new RegExp(`^${parts.map(escaped).join(".+")}$`, "s").test(inner);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function show({ url }: Address): string {
  return `\`${url}\``;
}
