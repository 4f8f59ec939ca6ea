import type { Json, JsonObject } from "@partner-licenses/document/json";
import { isForm, isJson } from "@partner-licenses/document/model/media-types";
import { type Action, namedExamples } from "../values/document.ts";
import type { Values } from "../values/values.ts";

/** A body that clients of a contract may send. */
export interface Body {
  readonly value: Json;
  readonly what: string;
  readonly pointer?: string;
  /** Its media type, where that is not JSON. */
  readonly bodyType?: string;
}

/** Bodies of the media type that clients send, which is the first that the contract names. */
export function bodiesOf(document: JsonObject, { body }: Action, values: Values): Body[] {
  const content = body?.contents[0];
  if (content === undefined) return body?.media === undefined ? [] : [bytes(body.media)];
  const { media, schema } = content;
  const named: Body[] = namedExamples(document, content).map(({ name, value }) => ({
    value,
    what: `the example ${name}`,
  }));
  const generated: Body[] = values.variations(schema).map((each) => ({
    ...each,
    what: `a body where ${each.what}`,
  }));
  if (isJson(media)) return [...named, ...generated];
  const fits = isForm(media) ? isFlat : (value: Json) => typeof value === "string";
  const found = [...named, ...generated].filter(({ value }) => fits(value));
  // Bytes do not differ by what a schema says about strings: one is enough.
  const some = isForm(media) ? found : found.slice(0, 1);
  const sample = values.sample(schema);
  const most = some.length > 0 || !fits(sample) ? some : [{ value: sample, what: "a body", pointer: schema }];
  return (most.length > 0 ? most : [bytes(media)]).map((each) => ({ ...each, bodyType: media }));
}

function bytes(media: string): Body {
  return { value: "compat", what: "a body", bodyType: media };
}

/** Whether a form can express the value and nothing else: a form has no null and no nesting. */
function isFlat(value: Json): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => each !== null && typeof each !== "object" && each !== "")
  );
}
