import { entries, get } from "@partner-licenses/document/json";
import { covers, isForm } from "@partner-licenses/document/model/media-types";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { inclusion } from "../keywords/effect.ts";
import { ARR, OBJ, STR } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { objectShape } from "../normalise/object.ts";
import { type ContractSide, places } from "../normalise/view.ts";
import { compareHeaders } from "./headers.ts";
import { reportIn } from "./report.ts";
import { compareRest, verb } from "./rest.ts";
import type { Held, Scope, Sense } from "./scope.ts";
import { compareStyle } from "./style.ts";

const handled = new Set(["contentType", "headers", "style", "explode", "allowReserved"]);

/** Compares how the fields of a form are written; on other media types an encoding means nothing. */
export function compareEncodings(scope: Scope, sense: Sense, base: Held, revision: Held, type: string): void {
  const names = [base, revision].flatMap((held) =>
    entries(get(held.value, "encoding")).map(([name]) => name),
  );
  const form = isForm(type);
  for (const name of new Set(names)) {
    const [before, after] = [encodingOf(base, name), encodingOf(revision, name)];
    if (!form) {
      compareRest(scope, before, after, new Set());
      continue;
    }
    compareRest(scope, before, after, handled);
    compareStyle(scope, sense, before, after, "query");
    compareHeaders(scope, sense, headersOf(before), headersOf(after));
    const types = [
      contentTypes(scope.base, base, before, name),
      contentTypes(scope.revision, revision, after, name),
    ];
    const [given, taken] = types as [string[], string[]];
    const effect = inclusion(isWithin(given, taken), isWithin(taken, given));
    if (effect === undefined) continue;
    const where = places(present(base, before, name), present(revision, after, name));
    const facts = { name, change: verb(where.base, where.revision), before: given, after: taken };
    reportIn(scope, sense, rules["encoding-changed"], { case: effect, ...where }, facts);
  }
}

function encodingOf(media: Held, name: string): Held {
  return { value: get(get(media.value, "encoding"), name) ?? {}, loc: at(media.loc, "encoding", name) };
}

function headersOf(encoding: Held): Held {
  return { value: get(encoding.value, "headers"), loc: at(encoding.loc, "headers") };
}

function present(media: Held, encoding: Held, name: string): Held["loc"] | undefined {
  return get(get(media.value, "encoding"), name) === undefined ? undefined : encoding.loc;
}

function isWithin(inner: readonly string[], outer: readonly string[]): boolean {
  return inner.every((type) => outer.some((range) => covers(range, type)));
}

/** The content types that the field may have; where none are given, the default that OpenAPI gives to its schema. */
function contentTypes(side: ContractSide, media: Held, encoding: Held, name: string): string[] {
  const given = get(encoding.value, "contentType");
  if (typeof given !== "string") return [defaultType(side, media, name)];
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
