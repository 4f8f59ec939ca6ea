/** What the contract has by this name. Throws a TypeError that lists the names it has. */
export function entryOf<Entry>(all: Readonly<Record<string, Entry>>, name: string): Entry {
  const entry = all[name];
  if (entry === undefined) throw new TypeError(`No "${name}" among ${Object.keys(all)}`);
  return entry;
}
