import { asObject } from "../../json.ts";
import type { Loc } from "../../reader/pointer.ts";
import type { Target } from "../../reader/workspace.ts";

/** What a reference leads to; undefined for one that leads nowhere. */
export type Look = (ref: string, from: Loc) => Target | undefined;

/** The objects that lead to each other, each once: those given, and all that `inside` names of one. */
export function* reached(given: readonly Target[], inside: (part: Target) => Target[]): Generator<Target> {
  const seen = new Set<unknown>();
  const pending = [...given];
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (typeof part.value !== "object" || part.value === null || seen.has(part.value)) continue;
    seen.add(part.value);
    yield part;
    pending.push(...inside(part));
  }
}

/** The schemas that a schema refers to, whatever the way to it is. */
export function referred({ value, loc }: Target, look: Look): Target[] {
  const schema = asObject(value);
  return ["$ref", "$dynamicRef", "$recursiveRef"].flatMap((key) => {
    const ref = schema?.[key];
    return (typeof ref === "string" ? look(ref, loc) : undefined) ?? [];
  });
}
