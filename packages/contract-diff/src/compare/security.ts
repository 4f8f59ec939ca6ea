import { asArray, entries, get, strings } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { reportIn } from "./report.ts";
import { compareScheme, schemeKey, schemeOf } from "./schemes.ts";
import type { Held, Scope } from "./scope.ts";

/** One way to be let in: schemes that are all needed, each with its scopes. */
interface Alternative {
  readonly schemes: Map<string, Set<string>>;
  readonly names: string[];
  /** Nowhere, where nothing is asked because nobody wrote anything. */
  readonly loc: Held["loc"] | undefined;
}

/** Compares who is let in: every way of base must still be enough; then new ways are welcome. */
export function compareSecurity(scope: Scope, base: Held, revision: Held): void {
  const shared = compareSchemes(scope, base, revision);
  const before = alternatives(scope, scope.base, base, shared);
  const after = alternatives(scope, scope.revision, revision, shared);
  const lost = before.filter((given) => !after.some((needed) => satisfies(given, needed)));
  const gained = after.filter((given) => !before.some((needed) => satisfies(given, needed)));
  const [firstLost, firstGained] = [lost[0], gained[0]];
  if (firstLost !== undefined) {
    const rule = rules[firstLost.names.length === 0 ? "security-added" : "security-tightened"];
    const where = places(firstLost.loc, (firstGained ?? after[0])?.loc);
    const needed = after.map(show).join(" or ") || "nothing";
    reportIn(scope, "request", rule, where, { given: show(firstLost), needed });
  } else if (firstGained !== undefined) {
    const rule = rules[firstGained.names.length === 0 ? "security-removed" : "security-loosened"];
    const where = places(before[0]?.loc, firstGained.loc);
    reportIn(scope, "request", rule, where, { given: show(firstGained) });
  }
}

/** Reports schemes that changed in place; they then count as the same scheme. */
function compareSchemes(scope: Scope, base: Held, revision: Held): Set<string> {
  const used = (side: ContractSide, held: Held) =>
    new Set(requirements(scope, side, held).list.flatMap((item) => entries(item).map(([name]) => name)));
  const shared = new Set<string>();
  const after = used(scope.revision, revision);
  for (const name of used(scope.base, base)) {
    if (!after.has(name)) continue;
    shared.add(name);
    compareScheme(scope, name);
  }
  return shared;
}

/** What an operation asks for. Of webhooks and callbacks, the contract's own `security` says nothing: others receive them. */
function requirements(
  { flipped }: Scope,
  side: ContractSide,
  operation: Held,
): { list: unknown[]; loc: Held["loc"] } {
  const own = get(operation.value, "security");
  if (own !== undefined || flipped) return { list: asArray(own), loc: at(operation.loc, "security") };
  const entry = side.workspace.entry;
  return { list: asArray(get(entry.root, "security")), loc: at({ source: entry, pointer: "#" }, "security") };
}

function alternatives(scope: Scope, side: ContractSide, operation: Held, shared: Set<string>): Alternative[] {
  const { list, loc } = requirements(scope, side, operation);
  if (list.length === 0) {
    const isWritten = get(operation.value, "security") !== undefined;
    return [{ schemes: new Map(), names: [], loc: isWritten ? loc : undefined }];
  }
  return list.map((item, index) => ({
    schemes: new Map(
      entries(item).map(([name, scopes]) => [
        shared.has(name) ? `name ${name}` : schemeKey(schemeOf(side, name, loc), name),
        new Set(strings(scopes)),
      ]),
    ),
    names: entries(item).map(([name, scopes]) => [name, ...strings(scopes)].join(" ")),
    loc: at(loc, index),
  }));
}

/** Whether whoever brings `given` has all that `needed` asks. */
function satisfies(given: Alternative, needed: Alternative): boolean {
  return [...needed.schemes].every(([name, scopes]) => {
    const held = given.schemes.get(name);
    return held !== undefined && [...scopes].every((scope) => held.has(scope));
  });
}

function show({ names }: Alternative): string {
  return names.length === 0 ? "no credential" : names.map((name) => `\`${name}\``).join(" and ");
}
