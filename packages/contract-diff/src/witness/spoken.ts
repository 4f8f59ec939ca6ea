import { asArray, asObject, entries, get, type JsonObject } from "@partner-licenses/document/json";
import { at } from "@partner-licenses/document/reader/pointer";
import { OBJ } from "../keywords/mask.ts";
import { arrayShape } from "../normalise/array.ts";
import { nodeOf } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { matches } from "../normalise/object-part.ts";
import type { ContractSide, SchemaPart, View } from "../normalise/view.ts";
import type { Mode } from "../relation/delta.ts";
import { answerOf } from "./values.ts";

/**
 * Whether the schemas that accept the value also declare all the names in it. An open object takes any name, but
 * nobody is meant to use one that no schema speaks of: what only such a name shows breaks nobody.
 */
export function isSpoken(view: View, value: unknown, mode: Mode): boolean {
  const node = nodeOf(view);
  if (node === undefined) return true;
  if (Array.isArray(value)) {
    const { prefix, items } = arrayShape(node);
    return value.every((item, index) => isSpoken((prefix[index] ?? items).view, item, mode));
  }
  const object = asObject(value);
  if (object === undefined) return true;
  if (saysNothing(view)) return true;
  // An empty object says nothing: alternatives whose members are all optional were never meant to be chosen by it.
  if (entries(object).length === 0) return false;
  const { properties } = objectShape(node);
  return entries(object).every(([name, held]) => {
    const own = properties.get(name);
    // A name that is demanded is spoken of too.
    return own !== undefined ? isSpoken(own.view, held, mode) : declares(view, name, object, mode);
  });
}

const naming = [
  ...["properties", "patternProperties", "additionalProperties", "propertyNames", "required"],
  ...["dependentSchemas", "dependentRequired", "unevaluatedProperties"],
];

/** Who says nothing of names means all of them; alternatives and conditions say what each of them does. */
function saysNothing({ side, parts }: View, depth = 0): boolean {
  return parts.every(
    ({ raw, loc }) =>
      naming.every((key) => isEmpty(get(raw, key))) &&
      heldIn(side, { raw, loc }).every((inner) => depth < deepest && saysNothing(inner, depth + 1)),
  );
}

function isEmpty(said: unknown): boolean {
  return said === undefined || said === true || (typeof said === "object" && entries(said).length === 0);
}

const unions = ["oneOf", "anyOf"] as const;

/** Alternatives in alternatives that are looked into: those that lead back to themselves have no end. */
const deepest = 4;

/** Whether a part of the schema that has a say on the object declares the name, and the names in the member. */
function declares(view: View, name: string, object: JsonObject, mode: Mode): boolean {
  if (saysNothing(view)) return true;
  return view.parts.some((part) => {
    const { raw, loc } = part;
    const own = get(get(raw, "properties"), name);
    if (own !== undefined) {
      const member = view.side.view(own, at(loc, "properties", name));
      if (isSpoken(member, object[name], mode)) return true;
    }
    if (entries(get(raw, "patternProperties")).some(([pattern]) => matches(pattern, name))) return true;
    const rest = asObject(get(raw, "additionalProperties"));
    if (rest !== undefined && entries(rest).length > 0) return true;
    return inside(view, part).some(
      (inner) => accepts(inner, object, mode) && declares(inner, name, object, mode),
    );
  });
}

/** Whether a schema, or each of its alternatives, takes no other names than those it speaks of: then it is about all names. */
export function isClosed({ side, parts }: View, depth = 0): boolean {
  return parts.some(({ raw, loc }) => {
    const closes = ["additionalProperties", "unevaluatedProperties"].some((key) => get(raw, key) === false);
    const isEachClosed = (key: string) => {
      const members = asArray(get(raw, key)).map((schema, index) => side.view(schema, at(loc, key, index)));
      const about = members.filter((member) => ((nodeOf(member)?.types ?? OBJ) & OBJ) !== 0);
      return about.length > 0 && about.every((member) => isClosed(member, depth + 1));
    };
    return closes || (depth < deepest && unions.some(isEachClosed));
  });
}

/**
 * Whether the refusing schema means to refuse the value. Of open alternatives whose members are all optional each takes
 * what any other is about; where one alone declares the names of the value, `oneOf` was meant to choose that one.
 */
export function isMeant(view: View, value: unknown, mode: Mode): boolean {
  return view.parts.every(({ raw, loc }) => {
    const members = asArray(get(raw, "oneOf")).map((schema, index) =>
      view.side.view(schema, at(loc, "oneOf", index)),
    );
    const taking = members.filter((member) => accepts(member, value, mode));
    const [chosen, ...more] = taking.filter((member) => isSpoken(member, value, mode));
    return taking.length < 2 || chosen === undefined || more.length > 0 || saysNothing(chosen);
  });
}

function accepts(view: View, value: unknown, mode: Mode): boolean {
  return answerOf(view, mode, value) === "accepted";
}

function inside({ side }: View, { raw, loc }: SchemaPart): View[] {
  const dependent = entries(get(raw, "dependentSchemas")).map(([name, schema]) =>
    side.view(schema, at(loc, "dependentSchemas", name)),
  );
  return [...heldIn(side, { raw, loc }), ...dependent];
}

/** The alternatives of a schema, and its condition with the branches; a condition without any asks nothing. */
function heldIn(side: ContractSide, { raw, loc }: SchemaPart): View[] {
  const listed = unions.flatMap((key) =>
    asArray(get(raw, key)).map((schema, index) => side.view(schema, at(loc, key, index))),
  );
  const branches = ["then", "else"].filter((key) => get(raw, key) !== undefined);
  const isAsked = get(raw, "if") !== undefined && branches.length > 0;
  const single = isAsked ? ["if", ...branches].map((key) => side.view(get(raw, key), at(loc, key))) : [];
  return [...listed, ...single];
}
