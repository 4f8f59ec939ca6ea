import { canonical, entries } from "@partner-licenses/document/json";
import {
  covers,
  isBinary,
  isRange,
  isSequence,
  mediaKey,
} from "@partner-licenses/document/model/media-types";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { ARR } from "../keywords/mask.ts";
import { carrierOf } from "../match/carrier.ts";
import { arrayShape } from "../normalise/array.ts";
import { nodeOf } from "../normalise/node.ts";
import type { View } from "../normalise/view.ts";
import { compareEncodings } from "./encoding.ts";
import { viewOfParts } from "./parts.ts";
import { compareSchemas, report, reportIn } from "./report.ts";
import { compareRest, member } from "./rest.ts";
import { deref, type Held, isSame, type Scope, type Sense, turn, within } from "./scope.ts";

/** Compares two maps of media types. */
export function compareContent(scope: Scope, sense: Sense, base: Held, revision: Held): void {
  const [before, after] = [typesOf(deref(scope.base, base)), typesOf(deref(scope.revision, revision))];
  // Who is ready to read a range is ready for each type in it.
  const isRead = turn(scope, sense) === "response";
  for (const [key, { type, held }] of before) {
    const other = after.get(key) ?? wider(after, type);
    const parts = other === undefined && isRead ? narrower(after, type) : [];
    // What has a name of its own was never the range's.
    for (const part of parts)
      if (!before.has(mediaKey(part.type))) compareMediaType(scope, sense, held, part.held, part.type);
    if (parts.length > 0) {
      const now = parts.map((part) => part.type);
      reportIn(scope, sense, rules["media-type-narrowed"], { base: held.loc }, { type, now });
    } else if (other === undefined)
      reportIn(scope, sense, rules["media-type-removed"], { base: held.loc }, { type });
    else {
      const range = mediaKey(other.type);
      // Who reads one type cannot read each type of a range.
      if (isRead && range !== key && !before.has(range))
        reportIn(scope, sense, rules["media-type-removed"], { base: held.loc }, { type });
      else if (range !== key && before.has(range)) reportCovered(scope, type, held, other);
      compareMediaType(scope, sense, held, other.held, type);
    }
  }
  for (const [key, { type, held }] of after) {
    const known = before.has(key) || (isRead && wider(before, type) !== undefined);
    if (!known) {
      // Nobody asks for one of them where the server calls.
      const unasked = scope.flipped && isRead && before.size > 0 && ({ case: "unasked" } as const);
      reportIn(scope, sense, rules["media-type-added"], { ...unasked, revision: held.loc }, { type });
    }
    // A type that has a schema of its own now has no longer that of its range.
    const range = before.has(key) ? undefined : wider(before, type);
    if (range !== undefined && after.has(mediaKey(range.type)))
      compareMediaType(scope, sense, range.held, held, type);
  }
}

/** A range that was there before takes in a type that is no longer named. */
function reportCovered(scope: Scope, type: string, before: Held, range: { type: string; held: Held }): void {
  const change = `\`${type}\` is no longer named; \`${range.type}\` takes it in`;
  const where = { base: before.loc, revision: range.held.loc };
  report(scope, rules["documentation-changed"], { source: "breaking", ...where }, { change });
}

type MediaTypes = Map<string, { type: string; held: Held }>;

function typesOf(content: Held): MediaTypes {
  return new Map(
    entries(content.value).map(([type, value]) => [
      mediaKey(type),
      { type, held: { value, loc: at(content.loc, type) } },
    ]),
  );
}

/** The nearest range, such as `application/*`, that takes in a type. */
function wider(types: MediaTypes, type: string): { type: string; held: Held } | undefined {
  const ranges = [...types.values()].filter(
    (candidate) => candidate.type.includes("*") && covers(candidate.type, type),
  );
  return ranges.find((range) => !range.type.startsWith("*")) ?? ranges[0];
}

/** The types that a range took in, where only they are still named. */
function narrower(types: MediaTypes, range: string): { type: string; held: Held }[] {
  return isRange(range) ? [...types.values()].filter(({ type }) => covers(range, type)) : [];
}

const handled = new Set([
  "schema",
  "itemSchema",
  "encoding",
  "prefixEncoding",
  "itemEncoding",
  "$ref",
  "example",
  "examples",
]);

function compareMediaType(around: Scope, sense: Sense, before: Held, after: Held, type: string): void {
  const scope = within(around, mediaKey(type));
  const [base, revision] = [deref(scope.base, before), deref(scope.revision, after)];
  if (isSame(scope, base, revision)) return;
  compareRest(scope, base, revision, handled);
  compareExamples(scope, base, revision);
  compareEncodings(scope, sense, base, revision, type);
  const schemas = [member(base, "schema")?.value, member(revision, "schema")?.value];
  if (isBinary(type) && schemas.every((schema) => schema === undefined || isBytes(schema))) return;
  const view = (side: "base" | "revision", key: "schema" | "itemSchema" = "schema") =>
    viewOfParts(scope, side, [base, revision], key, type);
  // An encoding may write a field as something else than text.
  const encoded = [base, revision].some((held) =>
    ["encoding", "prefixEncoding", "itemEncoding"].some((key) => member(held, key) !== undefined),
  );
  const carrier = encoded && carrierOf(type) === "form" ? "json" : carrierOf(type);
  const items = [
    itemsAsWhole(view("base"), base, revision, type),
    itemsAsWhole(view("revision"), revision, base, type),
  ];
  if (items.every((each) => each === undefined))
    compareSchemas(scope, sense, view("base"), view("revision"), carrier);
  // Each item of a stream; no schema at all takes any item.
  if (member(base, "itemSchema") !== undefined || member(revision, "itemSchema") !== undefined)
    compareSchemas(
      within(scope, "item"),
      sense,
      items[0] ?? view("base", "itemSchema"),
      items[1] ?? view("revision", "itemSchema"),
      "json",
    );
}

/** What a list says of its items, where it describes a whole sequence and the other side describes only each item of one. */
function itemsAsWhole(whole: View, own: Held, other: Held, type: string): View | undefined {
  if (!isSequence(type) || member(own, "itemSchema") || member(other, "schema")) return undefined;
  const node = nodeOf(whole);
  const isList = whole.parts.every(({ raw }) =>
    entries(raw).every(([key]) => key === "type" || key === "items"),
  );
  return node?.types === ARR && isList ? arrayShape(node).items.view : undefined;
}

function isBytes(schema: unknown): boolean {
  const bare = { ...(schema as object), description: undefined, title: undefined };
  const text = canonical(JSON.parse(JSON.stringify(bare)));
  return (
    text === '{"format":"binary","type":"string"}' ||
    /^\{"contentMediaType":"[^"]*"(,"type":"string")?\}$/.test(text)
  );
}

const values = new Set(["example", "examples"]);

/** Examples are documentation, unless an extension inside gives them a meaning. */
function compareExamples(scope: Scope, base: Held, revision: Held): void {
  const kept = new Set(
    [base, revision]
      .flatMap((held) => entries(held.value).map(([key]) => key))
      .filter((key) => !values.has(key)),
  );
  compareRest(scope, base, revision, kept);
}
