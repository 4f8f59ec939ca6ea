import type { ObjectShape } from "../normalise/object.ts";
import { matches } from "../normalise/object-part.ts";
import { isAny, type View } from "../normalise/view.ts";

/** The schema that a property's name falls under by pattern. */
export function patternOf(shape: ObjectShape, name: string): View | undefined {
  const found = [...shape.patterns]
    .filter(([pattern]) => matches(pattern, name))
    .map(([, held]) => held.view);
  return found[0]?.side.meet(found);
}

/** The schema that an undeclared name falls under; undefined when the object is simply open. */
export function coverOf(shape: ObjectShape, name: string): View | undefined {
  const pattern = patternOf(shape, name);
  if (pattern !== undefined) return pattern;
  return isAny(shape.additional.view) || isOpen(shape.additional.view) ? undefined : shape.additional.view;
}

function isOpen(view: View): boolean {
  return view.parts.every((part) => typeof part.raw === "object" && Object.keys(part.raw).length === 0);
}
