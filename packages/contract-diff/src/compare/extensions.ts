import { get } from "@partner-licenses/document/json";
import { rules } from "../catalogue/rules.ts";
import type { Places } from "../normalise/view.ts";
import { report } from "./report.ts";
import type { Held, Scope } from "./scope.ts";

/** How a change of an extension weighs. */
type Verdict = "breaking" | "harmless" | "undecided";

/** What a change of an extension means. Extensions that are not here are documentation. */
interface Meaning {
  readonly added: Verdict;
  /** Of what has the extension no longer. */
  removed(from: unknown): Verdict;
  changed(base: unknown, revision: unknown): Verdict;
}

/** Stability words from weak to strong; a weaker promise breaks those who relied on the stronger. */
const stability = ["draft", "alpha", "experimental", "beta", "preview", "stable", "ga"];

const meanings: Record<string, Meaning> = {
  // The generated client sends or reads a header by its role.
  "x-role": { added: "harmless", removed: () => "breaking", changed: () => "breaking" },
  "x-not-refreshable": { added: "harmless", removed: () => "harmless", changed: () => "harmless" },
  // The day until which an operation is kept: sooner is a weaker promise. What is not deprecated is kept without an end.
  "x-sunset": {
    added: "harmless",
    removed: (from) => (get(from, "deprecated") === true ? "breaking" : "harmless"),
    changed: sooner,
  },
  "x-stability-level": {
    added: "harmless",
    removed: () => "harmless",
    changed: (a, b) =>
      stability.indexOf(String(b)) < stability.indexOf(String(a)) ? "breaking" : "harmless",
  },
};

function sooner(base: unknown, revision: unknown): Verdict {
  const [a, b] = [Date.parse(String(base)), Date.parse(String(revision))];
  if (Number.isNaN(a) || Number.isNaN(b)) return "undecided";
  return b < a ? "breaking" : "harmless";
}

/** The name of an extension with a meaning, which some spell otherwise; undefined for one that is documentation. */
export function meantBy(key: string): string | undefined {
  return Object.keys(meanings).find((name) => name === key || spelledOtherwise(name) === key);
}

/** The other spelling of such a name. */
export function spelledOtherwise(name: string): string | undefined {
  return name === "x-sunset" ? "sunset" : undefined;
}

/** Reports a change of an extension with a meaning. */
export function reportExtension(
  scope: Scope,
  key: string,
  [base, revision]: readonly (Held | undefined)[],
  from: unknown,
  where: Places,
): void {
  const meaning = meanings[key];
  if (meaning === undefined) return;
  const verdict =
    base === undefined
      ? meaning.added
      : revision === undefined
        ? meaning.removed(from)
        : meaning.changed(base.value, revision.value);
  const weight = verdict !== "breaking" && { case: verdict };
  const facts = { key, before: base?.value, after: revision?.value };
  report(scope, rules["extension-changed"], { ...weight, ...where }, facts);
}
