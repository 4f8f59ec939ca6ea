import { canonical, entries, get } from "@partner-licenses/document/json";
import { covers, isForm } from "@partner-licenses/document/model/media-types";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type Effect, inclusion } from "../keywords/effect.ts";
import { ALL, ARR, OBJ, STR } from "../keywords/mask.ts";
import type { SchemaNode } from "../normalise/node.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareHeaders } from "./headers.ts";
import {
  encodedParts,
  encodingOf,
  partAt,
  partOf,
  type Stated,
  statedTwice,
  transfer,
  wholePartOf,
} from "./parts.ts";
import { report, reportIn } from "./report.ts";
import { compareRest, verb } from "./rest.ts";
import { type Held, type Scope, type Sense, within } from "./scope.ts";
import { compareStyle, sharedTypes } from "./style.ts";

const handled = new Set(["contentType", "headers", "style", "explode", "allowReserved"]);

/** Compares how the fields of a form are written; on other media types an encoding means nothing. */
export function compareEncodings(
  around: Scope,
  sense: Sense,
  base: Held,
  revision: Held,
  type: string,
): void {
  const form = isForm(type);
  for (const keys of encodedParts(base, revision)) {
    const scope = within(around, keys.join(" "));
    const [before, after] = [encodingOf(base, keys), encodingOf(revision, keys)];
    if (!form) {
      reportUnused(scope, before, after);
      continue;
    }
    const name = keys[0] === "encoding" ? (keys[1] ?? "") : keys.join(".");
    compareRest(scope, before, after, handled);
    const parts = statedTwice(scope, base, revision, keys);
    compareHeaders(scope, sense, headersOf(before, parts), headersOf(after, parts));
    const nodes = [wholePartOf(scope.base, base, keys), wholePartOf(scope.revision, revision, keys)];
    const types = sharedTypes(nodes[0]?.types ?? ALL, nodes[1]?.types ?? ALL);
    const schemas = nodes.flatMap((node) => node?.view ?? []);
    const styled = [before, after].filter(isStyled);
    if (styled.length === 1 && (types & OBJ) !== 0) {
      const [was, is] = [before, after].map((held) => (isStyled(held) ? styleOf(held) : "its media type"));
      const where = places(present(base, before, keys), present(revision, after, keys));
      reportIn(scope, sense, rules["parameter-style-changed"], where, { before: was, after: is });
      continue;
    }
    compareStyle(scope, sense, before, after, "query", types, schemas);
    // What has a style is written by it and not by a media type.
    if (styled.length === 2) continue;
    const given = contentTypes(scope.base, base, before, keys, parts);
    const taken = contentTypes(scope.revision, revision, after, keys, parts);
    const effect = relateTypes(given, taken);
    if (effect === undefined) continue;
    const where = places(present(base, before, keys), present(revision, after, keys));
    const facts = {
      name,
      change: verb(where.base, where.revision),
      before: given ?? ["any"],
      after: taken ?? ["any"],
    };
    reportIn(scope, sense, rules["encoding-changed"], { case: effect, ...where }, facts);
  }
}

/** Whether a field is written by a style, as a parameter is. */
function isStyled({ value }: Held): boolean {
  return ["style", "explode", "allowReserved"].some((key) => get(value, key) !== undefined);
}

function styleOf({ value }: Held): string {
  return serialisationOf(value, "query").style;
}

/** On other media types an encoding is only read by people. */
function reportUnused(scope: Scope, before: Held, after: Held): void {
  if (canonical(before.value) === canonical(after.value)) return;
  const where = places(before.loc, after.loc);
  report(scope, rules["documentation-changed"], where, { change: "an `encoding` changed that nothing uses" });
}

/** What the parts of a position are when nothing is said depends on what they hold, which is not looked at. */
function relateTypes(given: string[] | undefined, taken: string[] | undefined): Effect | undefined {
  if (given === undefined || taken === undefined) return given === taken ? undefined : "unknown";
  return inclusion(isWithin(given, taken), isWithin(taken, given));
}

function headersOf({ value, loc }: Held, stated: readonly Stated[]): Held {
  const headers = entries(get(value, "headers"));
  const isOwn = ([name]: [string, unknown]) =>
    !(stated.includes("contentEncoding") && name.toLowerCase() === transfer);
  return { value: Object.fromEntries(headers.filter(isOwn)), loc: at(loc, "headers") };
}

function present(media: Held, encoding: Held, keys: readonly string[]): Held["loc"] | undefined {
  return partAt(media, keys) === undefined ? undefined : encoding.loc;
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((type) => outer.some((range) => covers(range, type)));
}

/** The content types that the part may have; where none are given, the default that OpenAPI gives to its schema. */
function contentTypes(
  side: ContractSide,
  media: Held,
  encoding: Held,
  keys: readonly string[],
  stated: readonly Stated[],
): string[] | undefined {
  const given = get(encoding.value, "contentType");
  if (typeof given === "string")
    return given
      .toLowerCase()
      .split(",")
      .map((part) => part.trim())
      .sort();
  const node = partOf(side, media, keys);
  const own = stated.includes("contentMediaType") ? node?.demands.value("content-media-type") : undefined;
  if (own !== undefined) return [own];
  return keys[0] === "encoding" ? [defaultType(node, stated.includes("contentEncoding"))] : undefined;
}

function defaultType(node: SchemaNode | undefined, isEncoded: boolean): string {
  if (node === undefined) return "application/octet-stream";
  if ((node.types & (OBJ | ARR)) !== 0) return "application/json";
  const { demands } = node;
  const isBytes = isEncoded || demands.has("content-encoding") || demands.has("content-media-type");
  return (node.types & STR) !== 0 && isBytes ? "application/octet-stream" : "text/plain";
}
