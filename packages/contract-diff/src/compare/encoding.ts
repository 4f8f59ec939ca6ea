import { asArray, canonical, entries, get } from "@partner-licenses/document/json";
import { covers, isForm } from "@partner-licenses/document/model/media-types";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { type Effect, inclusion } from "../keywords/effect.ts";
import { ARR, OBJ, STR } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareHeaders } from "./headers.ts";
import { report, reportIn } from "./report.ts";
import { compareRest, verb } from "./rest.ts";
import { type Held, type Scope, type Sense, within } from "./scope.ts";
import { compareStyle } from "./style.ts";

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
    compareStyle(scope, sense, before, after, "query");
    compareHeaders(scope, sense, headersOf(before), headersOf(after));
    const given = contentTypes(scope.base, base, before, keys);
    const taken = contentTypes(scope.revision, revision, after, keys);
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

/** The parts of a body that have an encoding on either side: by name, or since OpenAPI 3.2 by position. */
function encodedParts(base: Held, revision: Held): string[][] {
  const found = new Map<string, string[]>();
  for (const { value } of [base, revision]) {
    const keys = [
      ...entries(get(value, "encoding")).map(([name]) => ["encoding", name]),
      ...asArray(get(value, "prefixEncoding")).map((_, index) => ["prefixEncoding", String(index)]),
      ...(get(value, "itemEncoding") === undefined ? [] : [["itemEncoding"]]),
    ];
    for (const each of keys) found.set(each.join("\n"), each);
  }
  return [...found.values()];
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

function encodingOf(media: Held, keys: readonly string[]): Held {
  return { value: partAt(media, keys) ?? {}, loc: at(media.loc, ...keys) };
}

function partAt(media: Held, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (Array.isArray(value) ? asArray(value)[Number(key)] : get(value, key)),
    media.value,
  );
}

function headersOf(encoding: Held): Held {
  return { value: get(encoding.value, "headers"), loc: at(encoding.loc, "headers") };
}

function present(media: Held, encoding: Held, keys: readonly string[]): Held["loc"] | undefined {
  return partAt(media, keys) === undefined ? undefined : encoding.loc;
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((type) => outer.some((range) => covers(range, type)));
}

/** The content types that the field may have; where none are given, the default that OpenAPI gives to its schema. */
function contentTypes(
  side: ContractSide,
  media: Held,
  encoding: Held,
  [kind, name]: readonly string[],
): string[] | undefined {
  const given = get(encoding.value, "contentType");
  if (typeof given !== "string")
    return kind === "encoding" && name !== undefined ? [defaultType(side, media, name)] : undefined;
  const parts = given.toLowerCase().split(",");
  return parts.map((part) => part.trim()).sort();
}

function defaultType(side: ContractSide, media: Held, name: string): string {
  const form = nodeOf(side.view(get(media.value, "schema"), at(media.loc, "schema")));
  const field = form === undefined ? undefined : objectShape(form).properties.get(name);
  const node = field === undefined ? undefined : nodeOf(field.view);
  if (node === undefined) return "application/octet-stream";
  if ((node.types & (OBJ | ARR)) !== 0) return "application/json";
  const isBytes = node.demands.has("content-encoding") || node.demands.has("content-media-type");
  return (node.types & STR) !== 0 && isBytes ? "application/octet-stream" : "text/plain";
}
