import type { Json, JsonObject } from "@partner-licenses/document/json";
import type { Action, Input } from "../values/document.ts";
import type { Values } from "../values/values.ts";
import { type Body, bodiesOf } from "./bodies.ts";

/** Options of one call, as the client takes them. */
export interface SentOptions {
  readonly path?: Readonly<Record<string, Json>>;
  readonly query?: Readonly<Record<string, Json>>;
  readonly header?: Readonly<Record<string, Json>>;
  readonly body?: Json;
  /** How the body is written, where it is not JSON. */
  readonly bodyType?: string;
}

/** A request that clients of a contract may send. */
export interface Sent {
  readonly what: string;
  readonly options: SentOptions;
  /** The part of the contract that it is about; absent for the plain request. */
  readonly pointer?: string;
}

/** The plain request first; then with everything optional; then one thing at a time. */
export function requestsOf(document: JsonObject, action: Action, values: Values): Sent[] {
  const value = ({ example, schema }: Input) => example ?? values.sample(schema);
  const pick = (inputs: readonly Input[]) => optionsOf(inputs.map((input) => [input, value(input)]));
  const body = bodiesOf(document, action, values);
  const bodyType = body[0]?.bodyType;
  const written = ({ value: one }: Body) => ({ body: one, ...(bodyType === undefined ? {} : { bodyType }) });
  const withBody = (options: SentOptions, [first] = body) =>
    first === undefined ? options : { ...options, ...written(first) };
  const required = pick(action.inputs.filter((input) => input.required));
  const plain: SentOptions = action.body?.required === true ? withBody(required) : required;
  const full = withBody(
    pick(action.inputs.filter((input) => input.required || sendable(input, value(input)))),
  );
  return [
    { what: "the plain request", options: plain },
    { what: "a request with all that is optional", options: full },
    ...action.inputs.flatMap((input) => inputVariations(input, values, plain)),
    ...body.map((one) => ({
      what: `a request with ${one.what}`,
      options: { ...plain, ...written(one) },
      ...(one.pointer === undefined ? {} : { pointer: one.pointer }),
    })),
  ];
}

/** The options of the plain request. */
export function plainOf([plain]: readonly Sent[]): SentOptions {
  return plain?.options ?? {};
}

function inputVariations(input: Input, values: Values, plain: SentOptions): Sent[] {
  const place = input.in as "path" | "query" | "header";
  if (place !== "path" && place !== "query" && place !== "header") return [];
  return values
    .variations(input.schema)
    .filter(({ value }) => sendable(input, value))
    .map(({ value, what, pointer }) => ({
      what: `${input.in} parameter ${input.name}: ${what.replace("$ ", "")}`,
      options: { ...plain, [place]: { ...plain[place], [input.name]: value } },
      pointer,
    }));
}

function optionsOf(values: readonly (readonly [Input, Json])[]): SentOptions {
  const options: Record<string, Record<string, Json>> = {};
  for (const [input, value] of values)
    if (["path", "query", "header"].includes(input.in))
      options[input.in] = { ...options[input.in], [input.name]: value };
  return options;
}

/** What survives the trip: plain values, and in a path or a header only visible ASCII. */
function sendable(input: Input, value: Json): boolean {
  if (value === null || typeof value === "object" || value === "") return false;
  return input.in === "query" || /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(String(value));
}
