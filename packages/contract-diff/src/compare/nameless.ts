import { get } from "@partner-licenses/document/json";
import { isUrlencoded } from "@partner-licenses/document/model/media-types";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { rules } from "../catalogue/rules.ts";
import { ALL, ARR, OBJ } from "../keywords/mask.ts";
import { nodeOf, type SchemaNode } from "../normalise/node.ts";
import { type ObjectShape, objectShape, type Property } from "../normalise/object.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareDeprecated } from "./deprecated.ts";
import { compareSchemas, report, reportIn } from "./report.ts";
import type { Held, Scope } from "./scope.ts";
import { onlyMedia, parameterSchema } from "./shape.ts";
import { compareStyle } from "./style.ts";

// An exploded object in a query or cookie is sent as its members: nobody sees its own name. So is one in the style
// `deepObject`, whose name is part of theirs.

/** Whether only the names of its members are sent. */
export function isNameless(side: ContractSide, held: Held): boolean {
  const { style, explode } = serialisationOf(held.value, String(get(held.value, "in")));
  return explode && style === "form" && nodeIn(side, held)?.types === OBJ;
}

/**
 * Compares parameters that are members of one on the other side, and takes them and it out of those that are left over.
 * An object that says more than which members there are says something that separate parameters cannot.
 */
export function compareTakenApart(scope: Scope, gone: Map<string, Held>, added: Map<string, Held>): void {
  for (const [key, held] of gone) if (compareMembers(scope, "base", held, added)) gone.delete(key);
  for (const [key, held] of added) if (compareMembers(scope, "revision", held, gone)) added.delete(key);
}

function compareMembers(scope: Scope, side: "base" | "revision", whole: Held, others: Map<string, Held>) {
  const shape = membersOf(scope[side], whole);
  const other = side === "base" ? scope.revision : scope.base;
  if (shape === undefined) return false;
  const sent = (name: string) => sentName(whole, name);
  const keyOf = (name: string) => `${placeOf(whole)} ${sent(name)}`;
  const singles = [...shape.properties.keys()].flatMap((name): [string, Held][] => {
    const single = others.get(keyOf(name));
    return single !== undefined && isSingle(other, single, whole) ? [[name, single]] : [];
  });
  if (singles.length === 0) return false;
  const found = new Map(singles);
  for (const [name, property] of shape.properties) {
    const single = found.get(name);
    others.delete(keyOf(name));
    if (single === undefined) reportMember(scope, side, whole, name, property, shape);
    else if (side === "base") compareSingle(scope, side, whole, single, { name, property, shape });
    else compareSingle(scope, side, single, whole, { name, property, shape });
  }
  const names = [...found.keys()].map((name) => `\`${sent(name)}\``).join(", ");
  const are = `${names} ${found.size === 1 ? "is" : "are"}`;
  const of = `\`${get(whole.value, "name")}\``;
  const change =
    side === "base"
      ? `${are} no longer part of ${of}, and sent as before`
      : `${are} now part of ${of}, and sent as before`;
  report(scope, rules["documentation-changed"], { source: "breaking", [side]: whole.loc }, { change });
  return true;
}

/** A member of the object, and what the object asks of it. */
interface Member {
  readonly name: string;
  readonly property: Property;
  readonly shape: ObjectShape;
}

function compareSingle(
  scope: Scope,
  side: "base" | "revision",
  base: Held,
  revision: Held,
  { name, property, shape }: Member,
): void {
  const [whole, single] = side === "base" ? [base, revision] : [revision, base];
  const isNeeded = get(single.value, "required") === true;
  const isListed = shape.required.has(name);
  const isAlways = isListed && get(whole.value, "required") === true;
  // Without the others of an object that may be left out, one that it lists may be left out too.
  const isMissed = isAlways || (isListed && shape.properties.size > 1);
  const [before, after] = side === "base" ? [isAlways, isNeeded] : [isNeeded, isMissed];
  const where = places(base.loc, revision.loc);
  if (before && !after) reportIn(scope, "request", rules["parameter-became-optional"], where);
  if (after && !before) reportIn(scope, "request", rules["parameter-became-required"], where);
  compareDeprecated(scope, "request", "parameter", base, revision);
  const given = scope[side === "base" ? "revision" : "base"];
  const written = parameterSchema(given, single);
  const types = (nodeOf(property.view)?.types ?? ALL) & (nodeOf(written)?.types ?? ALL);
  const schemas = [property.view, written];
  if (!isQuerystring(whole) && !isDeep(whole))
    compareStyle(scope, "request", base, revision, String(get(base.value, "in")), types, schemas);
  const [a, b] = side === "base" ? [property.view, written] : [written, property.view];
  compareSchemas(scope, "request", a, b, "parameter");
}

/** A member for which the other side has no parameter. */
function reportMember(
  scope: Scope,
  side: "base" | "revision",
  whole: Held,
  name: string,
  { loc }: Property,
  { required }: ObjectShape,
): void {
  const facts = { place: placeOf(whole), name: sentName(whole, name) };
  if (side === "base") reportIn(scope, "request", rules["parameter-removed"], { base: loc }, facts);
  else {
    const rule = rules[required.has(name) ? "required-parameter-added" : "optional-parameter-added"];
    reportIn(scope, "request", rule, { revision: loc }, facts);
  }
}

const plain = new Set(["type", "properties", "required", "title", "description", "example", "examples"]);

/** Where the members are sent: a whole query string is a query. */
function placeOf(whole: Held): string {
  return isQuerystring(whole) ? "query" : String(get(whole.value, "in"));
}

/** The name before a member's value. */
function sentName(whole: Held, name: string): string {
  return isDeep(whole) ? `${get(whole.value, "name")}[${name}]` : name;
}

function isDeep({ value }: Held): boolean {
  return get(value, "in") === "query" && get(value, "style") === "deepObject";
}

function isQuerystring({ value }: Held): boolean {
  return get(value, "in") === "querystring";
}

/** The object that a query string is written from, where it is a plain form. */
function formOf(side: ContractSide, held: Held): SchemaNode | undefined {
  const media = onlyMedia(side, held);
  const isForm = media !== undefined && isUrlencoded(media.type);
  return isForm && get(media.held.value, "encoding") === undefined ? nodeIn(side, media.held) : undefined;
}

/** The members of an object that says nothing but which there are, each of them a single value. */
function membersOf(side: ContractSide, held: Held): ObjectShape | undefined {
  const whole = isNameless(side, held) || isDeep(held) ? nodeIn(side, held) : undefined;
  const node = isQuerystring(held) ? formOf(side, held) : whole;
  if (node === undefined) return undefined;
  const isPlain = node.view.parts.every(({ raw }) =>
    Object.entries(raw).every(
      ([key, value]) => plain.has(key) || (key === "additionalProperties" && typeof value === "boolean"),
    ),
  );
  const shape = objectShape(node);
  return isPlain && [...shape.properties.values()].every(({ view }) => isScalar(nodeOf(view)))
    ? shape
    : undefined;
}

/** Whether a parameter is a single value with its name before it; a form encodes all reserved characters. */
function isSingle(side: ContractSide, held: Held, whole: Held): boolean {
  const { style, allowReserved } = serialisationOf(held.value, String(get(held.value, "in")));
  if (allowReserved && isQuerystring(whole)) return false;
  if (isDeep(whole) && allowReserved !== (get(whole.value, "allowReserved") === true)) return false;
  return style === "form" && get(held.value, "schema") !== undefined && isScalar(nodeIn(side, held));
}

function isScalar(node: SchemaNode | undefined): boolean {
  return node !== undefined && (node.types & (ARR | OBJ)) === 0;
}

function nodeIn(side: ContractSide, held: Held): SchemaNode | undefined {
  return get(held.value, "schema") === undefined ? undefined : nodeOf(parameterSchema(side, held));
}
