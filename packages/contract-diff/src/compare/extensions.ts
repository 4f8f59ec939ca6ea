import { brief } from "@partner-licenses/document/json";
import type { Loc } from "@partner-licenses/document/reader/pointer";
import type { Level } from "../types.ts";
import { type Held, type Scope, tell } from "./scope.ts";

/** What a change of an extension means. Extensions that are not here are documentation. */
interface Meaning {
  readonly added: Level;
  readonly removed: Level;
  changed(base: unknown, revision: unknown): Level;
}

/** Stability words from weak to strong; a weaker promise breaks those who relied on the stronger. */
const stability = ["draft", "alpha", "experimental", "beta", "preview", "stable", "ga"];

const meanings: Record<string, Meaning> = {
  // The generated client sends or reads a header by its role.
  "x-role": { added: "additive", removed: "breaking", changed: () => "breaking" },
  "x-not-refreshable": { added: "additive", removed: "additive", changed: () => "additive" },
  // The day until which an operation is kept: sooner is a weaker promise.
  "x-sunset": { added: "additive", removed: "breaking", changed: sooner },
  sunset: { added: "additive", removed: "breaking", changed: sooner },
  "x-stability-level": {
    added: "additive",
    removed: "additive",
    changed: (a, b) =>
      stability.indexOf(String(b)) < stability.indexOf(String(a)) ? "breaking" : "additive",
  },
};

function sooner(base: unknown, revision: unknown): Level {
  const [a, b] = [Date.parse(String(base)), Date.parse(String(revision))];
  if (Number.isNaN(a) || Number.isNaN(b)) return "unproven";
  return b < a ? "breaking" : "additive";
}

/** Whether an extension carries meaning beyond documentation. */
export function hasMeaning(key: string): boolean {
  return Object.hasOwn(meanings, key);
}

/** Reports a change of an extension with a meaning. */
export function extensionChange(
  scope: Scope,
  key: string,
  base: Held | undefined,
  revision: Held | undefined,
  where: { base?: Loc; revision?: Loc },
): void {
  const meaning = meanings[key];
  if (meaning === undefined) return;
  const level =
    base === undefined
      ? meaning.added
      : revision === undefined
        ? meaning.removed
        : meaning.changed(base.value, revision.value);
  const text = `\`${key}\` went from ${brief(base?.value ?? "none")} to ${brief(revision?.value ?? "none")}`;
  tell(scope, level, { rule: "extension-changed", text, ...where });
}
