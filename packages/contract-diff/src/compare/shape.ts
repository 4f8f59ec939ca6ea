import { entries, get } from "@partner-licenses/document/json";
import { essenceOf, isJson } from "@partner-licenses/document/model/media-types";
import { serialisationOf } from "@partner-licenses/document/model/style";
import { at } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { ARR, BOOL, NUM, OBJ } from "../keywords/mask.ts";
import { nodeOf } from "../normalise/node.ts";
import { type ContractSide, places, type View } from "../normalise/view.ts";
import { compareContent } from "./content.ts";
import { compareSchemas, report, reportIn } from "./report.ts";
import { member } from "./rest.ts";
import { deref, type Held, type Scope, type Sense, turn } from "./scope.ts";

/** Compares the schema or the content of two parameters or headers. */
export function compareShape(scope: Scope, sense: Sense, base: Held, revision: Held): void {
  const [before, after] = [member(base, "content"), member(revision, "content")];
  if (before !== undefined && after !== undefined) compareContent(scope, sense, before, after);
  else if (before === undefined && after === undefined) {
    const [given, taken] = [parameterSchema(scope.base, base), parameterSchema(scope.revision, revision)];
    compareSchemas(scope, sense, given, taken, textOf(base));
  } else compareForms(scope, sense, base, revision, after === undefined ? "schema" : "content");
}

const textOf = ({ value }: Held) => (get(value, "in") === "path" ? "path" : "parameter");

/** The schema of a parameter or header; without one any value. */
export function parameterSchema(side: ContractSide, { value, loc }: Held): View {
  return side.view(get(value, "schema"), at(loc, "schema"));
}

/** What a `schema` describes on one side and a `content` on the other is mostly written differently. */
function compareForms(
  scope: Scope,
  sense: Sense,
  base: Held,
  revision: Held,
  by: "schema" | "content",
): void {
  const where = places(base.loc, revision.loc);
  const [plain, wrapped] = by === "content" ? [base, revision] : [revision, base];
  const media = onlyMedia(scope[by === "content" ? "revision" : "base"], wrapped);
  const views = [base, revision].map((held, index) => {
    const side = index === 0 ? scope.base : scope.revision;
    return held === wrapped && media !== undefined
      ? parameterSchema(side, media.held)
      : parameterSchema(side, held);
  }) as [View, View];
  const sent = views[turn(scope, sense) === "request" ? 0 : 1];
  if (media === undefined || !isWrittenPlainly(plain, media.type, nodeOf(sent)?.types)) {
    reportIn(scope, sense, rules["parameter-form-changed"], where, { by });
    return;
  }
  const change = `the value is now described by \`${by}\`, which writes it as before`;
  report(scope, rules["documentation-changed"], where, { change });
  // What is read as JSON is not any text.
  const isJsonRead = isJson(media.type) && (sent === views[0]) === (by === "content");
  compareSchemas(scope, sense, ...views, isJsonRead ? "json" : textOf(base));
}

/** The only media type of a content, and what is said of it. */
export function onlyMedia(side: ContractSide, wrapped: Held): { type: string; held: Held } | undefined {
  const content = deref(side, { value: get(wrapped.value, "content"), loc: at(wrapped.loc, "content") });
  const [[type, value] = [], ...others] = entries(content.value);
  if (type === undefined || others.length > 0) return undefined;
  return { type, held: deref(side, { value, loc: at(content.loc, type) }) };
}

/** Whether a media type writes values of the types as the style of a schema does: numbers have neither quotes nor other marks. */
function isWrittenPlainly(plain: Held, type: string, types: number | undefined): boolean {
  const place = String(get(plain.value, "in") ?? "header");
  const { style, allowReserved } = serialisationOf(plain.value, place);
  if (types === undefined || (style !== "form" && style !== "simple") || allowReserved) return false;
  if (isJson(type)) return (types & ~(NUM | BOOL)) === 0;
  return essenceOf(type) === "text/plain" && (types & (ARR | OBJ)) === 0;
}
