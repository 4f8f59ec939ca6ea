import { Refusal } from "./refusal.ts";

/** What the contract has by this name. Throws a TypeError that lists the names it has. */
export function entryOf<Entry>(all: Readonly<Record<string, Entry>>, name: string): Entry {
  if (Object.hasOwn(all, name)) return all[name] as Entry;
  throw new Refusal(`No "${name}" in ${Object.keys(all)}`);
}
