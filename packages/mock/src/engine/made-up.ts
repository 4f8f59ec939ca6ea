import { get, type JsonObject } from "@partner-licenses/document/json";
import { examplesOf } from "@partner-licenses/document/model/content";
import { isJson } from "@partner-licenses/document/model/media-types";
import { randomOf, seedOf } from "@partner-licenses/document/values/random";
import type { Kept } from "@partner-licenses/document/values/sample/builder";
import { plainest } from "@partner-licenses/document/values/sample/plainest";
import { type Sampled, sample } from "@partner-licenses/document/values/sample/sample";
import type { Schema, Schemas } from "@partner-licenses/document/values/schema/schemas";
import { encodeParameter, type Written } from "@partner-licenses/document/values/wire/encode";
import prismTypes from "@stoplight/prism-http/dist/types.js";
import type { IHttpOperationResponse } from "@stoplight/types";
import { fake } from "./fake.ts";
import type { Model } from "./model.ts";

/** What one of Prism's schemas was made of, by our own reader. */
interface Origin {
  readonly schema: Schema;
  /** How a header is written; none for a body. */
  readonly written: Written | undefined;
  /** Whether it describes an item of a sequence. */
  readonly isItem: boolean;
  readonly settings: JsonObject;
}

const origins = new WeakMap<object, Origin>();
const kept = new WeakMap<Schemas, Kept>();

/** Remembers what the schemas of an operation's answers were made of: Prism asks for values by its own schemas. */
export function rememberOrigins(
  responses: readonly IHttpOperationResponse[],
  index: number,
  model: Model,
): void {
  const declared = model.operations[index]?.responses ?? [];
  for (const answer of responses) {
    const { code, headers = [] } = answer;
    const response = declared.find(({ status }) => status.toUpperCase() === code.toUpperCase());
    if (response === undefined) continue;
    for (const content of answer.contents ?? []) {
      const { mediaType, examples = [] } = content;
      // JSON of which nothing is said is still JSON
      if (isJson(mediaType) && examples.length === 0) content.schema ??= {};
      const { schema } = content;
      const media = response.content.find(({ type }) => type === mediaType);
      if (schema && media)
        remember(schema, {
          schema: model.schema("response", media.schema ?? media.itemSchema),
          written: undefined,
          isItem: media.schema === undefined && media.itemSchema !== undefined,
          settings: model.settings,
        });
    }
    const fields = model.headers(response);
    // the specification ignores a header that is called `Content-Type`, and Prism would send it
    answer.headers = headers.filter(({ name }) => fields.some(({ written }) => written.name === name));
    for (const header of answer.headers) {
      const field = fields.find(({ written }) => written.name === header.name);
      const content = response.headers.find(({ name }) => name === header.name)?.content;
      // Prism does not look into the content of a header
      if (field && content) {
        header.schema ??= {};
        header.examples = examplesOf(model.workspace, content).map(({ name, value }) => ({
          ...{ id: name, key: name },
          value: encodeParameter(field.written, value),
        }));
      }
      // HTTP has lists of cookies, and texts for all else.
      else if (field && !/^set-cookie$/i.test(header.name))
        for (const example of header.examples ?? [])
          if ("value" in example && typeof example.value === "object")
            example.value = encodeParameter(field.written, example.value);
      const { schema } = header;
      if (schema && field) remember(schema, { ...field, isItem: false, settings: model.settings });
    }
  }
}

function remember(key: object, origin: Origin): void {
  origins.set(key, origin);
}

/**
 * A value for one of Prism's schemas that its origin accepts: by example and default, or by chance where there is a
 * seed. Throws a problem when there is none.
 */
export function makeUp(source: object, seed: string | number | undefined): unknown {
  const origin = origins.get(source);
  if (origin === undefined) throw new Error("the schema is none of the contract's");
  const found = seed === undefined ? plainest(origin.schema) : byChance(origin, seed);
  if (found.kind === "none") throw nothingFits(found);
  const { written, isItem } = origin;
  if (isItem) return [found.value];
  const isPlain = typeof found.value === "number" || typeof found.value === "string";
  const isValue = written === undefined || (isPlain && written.content === undefined);
  return isValue ? found.value : encodeParameter(written, found.value);
}

function byChance({ schema, settings }: Origin, seed: string | number): Sampled {
  const start = typeof seed === "number" ? seed : seedOf(seed);
  const least = count(settings, "min-items", "minItems") ?? 1;
  const most = count(settings, "max-items", "maxItems") ?? Math.max(least, 3);
  const items = randomOf(start)(least, Math.max(least, most));
  const known: Kept = kept.get(schema.home) ?? new WeakMap();
  kept.set(schema.home, known);
  const common = { fill: "full", examples: false, ambiguous: true, make: fake, kept: known } as const;
  return sample(schema, { ...common, seed: start, items });
}

function count(settings: JsonObject, ...names: readonly string[]): number | undefined {
  const found = names.map((name) => get(settings, name)).find((value) => typeof value === "number");
  return typeof found === "number" ? found : undefined;
}

const noAnswer = { type: "NO_ANSWER_FITS", title: "No answer fits the contract", status: 501 };

function nothingFits({ reason, loc }: Extract<Sampled, { kind: "none" }>): Error {
  const where = loc === undefined ? "" : ` at ${loc.pointer}`;
  return prismTypes.ProblemJsonError.fromTemplate(noAnswer, `Nothing fits the schema${where}: ${reason}.`);
}
