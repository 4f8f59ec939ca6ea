import { deref } from "@partner-licenses/document/deref";
import { grammar, type ObjectKind } from "@partner-licenses/document/grammar/grammar";
import { get, isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { methodsIn } from "@partner-licenses/document/model/methods";
import { hasBody, hasRequestBody } from "@partner-licenses/document/model/operations";
import { dialectOf } from "@partner-licenses/document/reader/version";
import { breakCircles } from "./circles.ts";
import { typeDates } from "./dates.ts";
import { separateDirections } from "./directions.ts";
import { lowerDiscriminators } from "./discriminators.ts";
import { lowerParameters } from "./parameters.ts";
import { followOddReferences, placePathItems } from "./references.ts";
import { lowerSchema } from "./schema.ts";
import { lowerNewParts } from "./unknown-to-library.ts";
import { visit } from "./visit.ts";

/** A copy of a contract, and whether the types of some parts have to be put where these belong. */
interface Lowered {
  readonly document: JsonObject;
  readonly isNew: boolean;
}

/**
 * A copy of a contract that says the same in the words that openapi-typescript understands: it takes some of what is
 * rare for something else, and some compositions for types that nothing fits. `widened` is called for components of
 * which a type can say less than the contract.
 */
export function lowered(
  original: JsonObject,
  widened: (component: string) => void,
  hasDates: boolean,
): Lowered {
  const document = structuredClone(original);
  if (isObject(document["x-webhooks"]))
    document.webhooks = { ...document["x-webhooks"], ...objectOrEmpty(document.webhooks) };
  dropExtensions(document);
  keepTexts(document);
  placePathItems(document);
  followOddReferences(document);
  lowerParameters(document);
  const isNew = lowerNewParts(document);
  lowerItems(document);
  lowerBodies(document);
  lowerDiscriminators(document, schemasOf(document));
  breakCircles(document, widened);
  separateDirections(document);
  if (hasDates) typeDates(document);
  const is30 = dialectOf(document) === "3.0";
  for (const schema of schemasOf(document)) lowerSchema(document, schema, is30);
  return { document, isNew };
}

/** Next to paths, webhooks and answers, what is no object is no entry. */
function dropExtensions(document: JsonObject): void {
  visit(document, (kind, value) => {
    if (grammar[kind].extensible === undefined) return;
    for (const [key, member] of Object.entries(value))
      if (key.startsWith("x-") && !isObject(member)) delete value[key];
  });
}

/** The type of a sequence is that of its items. */
function lowerItems(document: JsonObject): void {
  visit(document, (kind, value) => {
    if (kind === "mediaType" && value.itemSchema !== undefined) value.schema = value.itemSchema;
  });
}

/** Bodies that HTTP has no place for are in no type. */
function lowerBodies(document: JsonObject): void {
  visit(document, (kind, value) => {
    if (kind === "pathItem")
      for (const { method, keys } of methodsIn(value))
        if (!hasRequestBody(method)) delete objectOrEmpty(get(value, ...keys)).requestBody;
    if (kind !== "responses") return;
    for (const status of Object.keys(value).filter((each) => !hasBody(each))) {
      const { content: _, ...response } = objectOrEmpty(deref(document, value[status]));
      value[status] = response;
    }
  });
}

const described: ReadonlySet<ObjectKind> = new Set([
  ...(["operation", "pathItem", "parameter", "body", "response", "header", "schema"] as const),
]);

/** YAML makes numbers of some texts, such as an operationId of digits; the library takes them all for texts. */
function keepTexts(document: JsonObject): void {
  visit(document, (kind, value) => {
    if (!described.has(kind)) return;
    for (const key of ["operationId", "summary", "description", "title", "format"])
      if (value[key] !== undefined && typeof value[key] !== "string") delete value[key];
  });
}

/** Every schema object, each once. */
function schemasOf(document: JsonObject): JsonObject[] {
  const found = new Set<JsonObject>();
  visit(document, (kind, value) => {
    if (kind === "schema") found.add(value);
  });
  return [...found];
}
