import type { Callbacks, Operation, Parameter } from "./contract.ts";
import { keyOf, mediaOf, textsOf, types } from "./judge.ts";
import { statusOf } from "./responses.ts";
import { accepts, bodyValues } from "./values.ts";

/**
 * What the server of revision may send to a client of base that does not expect it, or what such a client answers and the
 * server does not understand any more. A further callback, header or field is no break: the house's policy.
 */
export function strangeCall(base: Callbacks = {}, revision: Callbacks = {}): object | undefined {
  for (const [name, calls] of Object.entries(base))
    for (const [expression, item] of Object.entries(calls)) {
      const now = revision[name]?.[expression];
      if (now === undefined) return { callback: name, gone: true };
      const found = betweenCalls(item.post, now.post);
      if (found) return { callback: name, ...found };
    }
  return undefined;
}

function betweenCalls(before: Operation, after: Operation): object | undefined {
  return strangeText(before, after) ?? strangeBody(before, after) ?? strangeAnswer(before, after);
}

function strangeText({ parameters: expected = [] }: Operation, { parameters: sent = [] }: Operation) {
  for (const parameter of expected) {
    const other =
      sent.find((each) => keyOf(each) === keyOf(parameter)) ??
      sent.find((each) => each.in === parameter.in && [each, parameter].every(isNameless));
    if (other === undefined) return { parameter: parameter.name, gone: true };
    if (parameter.required && !other.required) return { parameter: parameter.name, missing: true };
    const known = [parameter, { ...parameter, allowReserved: false }]
      .flatMap(textsOf)
      .map(({ wire, means }) => `${wire} ${means}`);
    const strange = textsOf(other).find(({ wire, means }) => !known.includes(`${wire} ${means}`));
    if (strange !== undefined) return { parameter: parameter.name, text: strange.wire };
  }
  return undefined;
}

/** Whether only the names of its members are sent. */
function isNameless({ in: place, style = "form", explode = true, schema }: Parameter): boolean {
  const { type } = (schema ?? {}) as { type?: unknown };
  return (place === "query" || place === "cookie") && type === "object" && style === "form" && explode;
}

function strangeBody({ requestBody: expected }: Operation, { requestBody: sent }: Operation) {
  if (expected === undefined) return undefined;
  if (sent === undefined) return { body: "gone" };
  if (expected.required && !sent.required) return { body: "missing" };
  for (const type of types) {
    const [known, given] = [mediaOf(expected.content, type), mediaOf(sent.content, type)];
    if (known === undefined && given === undefined) continue;
    if (known === undefined || given === undefined) return { type };
    const value = bodyValues.find((each) => accepts(given.schema, each) && !accepts(known.schema, each));
    if (value !== undefined) return { type, value };
  }
  return undefined;
}

function strangeAnswer({ responses: given }: Operation, { responses: taken }: Operation) {
  for (const status of Object.keys(given)) {
    const [was, is] = [statusOf(given, status), statusOf(taken, status)];
    if (was === undefined) continue;
    if (is === undefined) return { status };
    for (const type of types) {
      const [sent, read] = [mediaOf(was.content ?? {}, type), mediaOf(is.content ?? {}, type)];
      if (sent === undefined) continue;
      if (read === undefined) return { status, type };
      const value = bodyValues.find((each) => accepts(sent.schema, each) && !accepts(read.schema, each));
      if (value !== undefined) return { status, type, value };
    }
  }
  return undefined;
}
