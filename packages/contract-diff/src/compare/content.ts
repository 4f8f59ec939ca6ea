import { canonical, entries, get } from "@partner-licenses/document/json";
import { covers, isBinary, mediaKey } from "@partner-licenses/document/model/media-types";
import { at } from "@partner-licenses/document/reader/pointer";
import { carrierOf } from "../match/media-types.ts";
import { compareEncodings } from "./encoding.ts";
import { member, tellRest } from "./rest.ts";
import { deref, type Held, isSame, type Scope, type Sense, tell, tellSchemas } from "./scope.ts";

/** Compares two maps of media types. */
export function compareContent(scope: Scope, sense: Sense, base: Held, revision: Held): void {
  const [before, after] = [typesOf(deref(scope.base, base)), typesOf(deref(scope.revision, revision))];
  for (const [key, { type, held }] of before) {
    const other = after.get(key) ?? wider(after, type);
    if (other === undefined) tellRemoved(scope, sense, type, held);
    else {
      const range = mediaKey(other.type);
      if (range !== key && before.has(range)) tellCovered(scope, type, held, other);
      compareMediaType(scope, sense, held, other.held, type);
    }
  }
  for (const [key, { type, held }] of after) {
    if (before.has(key)) continue;
    const text = `the media type \`${type}\` was added`;
    tell(
      scope,
      "additive",
      { rule: "media-type-added", text, source: "additive", revision: held.loc },
      sense,
    );
  }
}

function tellRemoved(scope: Scope, sense: Sense, type: string, held: Held): void {
  const text = `the media type \`${type}\` was removed`;
  tell(scope, "breaking", { rule: "media-type-removed", text, source: "breaking", base: held.loc }, sense);
}

/** A range that was there before takes in a type that is no longer named. */
function tellCovered(scope: Scope, type: string, before: Held, range: { type: string; held: Held }): void {
  const text = `\`${type}\` is no longer named; \`${range.type}\` takes it in`;
  const where = { base: before.loc, revision: range.held.loc };
  tell(scope, "docs", { rule: "documentation-changed", text, source: "breaking", ...where });
}

type Types = Map<string, { type: string; held: Held }>;

function typesOf(content: Held): Types {
  return new Map(
    entries(content.value).map(([type, value]) => [
      mediaKey(type),
      { type, held: { value, loc: at(content.loc, type) } },
    ]),
  );
}

/** A range such as `application/*` that takes in a type no longer named. */
function wider(types: Types, type: string): { type: string; held: Held } | undefined {
  return [...types.values()].find(
    (candidate) => candidate.type.includes("*") && covers(candidate.type, type),
  );
}

const handled = new Set(["schema", "itemSchema", "encoding", "$ref", "example", "examples"]);

function compareMediaType(scope: Scope, sense: Sense, before: Held, after: Held, type: string): void {
  const [base, revision] = [deref(scope.base, before), deref(scope.revision, after)];
  if (isSame(scope, base, revision)) return;
  tellRest(scope, base, revision, handled);
  tellExamples(scope, base, revision);
  compareEncodings(scope, sense, base, revision, type);
  const schemas = [member(base, "schema")?.value, member(revision, "schema")?.value];
  if (isBinary(type) && schemas.every((schema) => schema === undefined || isBytes(schema))) return;
  const view = (side: "base" | "revision", held: Held, key = "schema") =>
    scope[side].view(get(held.value, key), at(held.loc, key));
  // An encoding may write a field as something else than text.
  const encoded = [base, revision].some((held) => member(held, "encoding") !== undefined);
  const carrier = encoded && carrierOf(type) === "form" ? "json" : carrierOf(type);
  tellSchemas(scope, sense, view("base", base), view("revision", revision), carrier);
  // Each item of a stream; no schema at all takes any item.
  if (member(base, "itemSchema") !== undefined || member(revision, "itemSchema") !== undefined)
    tellSchemas(
      scope,
      sense,
      view("base", base, "itemSchema"),
      view("revision", revision, "itemSchema"),
      "json",
    );
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
function tellExamples(scope: Scope, base: Held, revision: Held): void {
  const kept = new Set(
    [base, revision]
      .flatMap((held) => entries(held.value).map(([key]) => key))
      .filter((key) => !values.has(key)),
  );
  tellRest(scope, base, revision, kept);
}
