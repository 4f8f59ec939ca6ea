import { entries } from "../json.ts";
import { baseName } from "../model/discriminator.ts";
import { keysOf, type Loc } from "../reader/pointer.ts";
import type { Target } from "../reader/workspace.ts";

/** Gives names to what moves into the components of the bundle. */
export class Names {
  private readonly taken = new Map<string, Set<string>>();

  constructor(components: ReadonlyMap<string, Target>) {
    for (const [section, { value }] of components)
      this.taken.set(section, new Set(entries(value).map(([name]) => name)));
  }

  /** A name that is free in the section, and the same whenever the same contract is bundled. */
  take(section: string, loc: Loc): string {
    const used = this.taken.get(section) ?? new Set();
    this.taken.set(section, used);
    let name = "";
    for (const candidate of candidates(loc)) {
      name = candidate.replace(/[^A-Za-z0-9._-]+/g, "_");
      if (!used.has(name)) break;
    }
    used.add(name);
    return name;
  }
}

/** The last key of the place; with keys above it; with the file's name in front; with a number behind. */
function* candidates({ source, pointer }: Loc): Generator<string> {
  const keys = keysOf(pointer).filter((key) => key !== "");
  for (let from = keys.length - 1; from >= 0; from--) yield keys.slice(from).join("-");
  const name = [baseName(source.id), ...(keys.length === 0 ? [] : [keys.join("-")])].join("_");
  yield name;
  for (let count = 2; ; count++) yield `${name}-${count}`;
}
