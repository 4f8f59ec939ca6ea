import { strangeCall } from "./callbacks.ts";
import { type Contract, methods, type Operation, type Response } from "./contract.ts";
import { mediaOf, types } from "./judge.ts";
import { accepts, bodyValues, parameterValues } from "./values.ts";
import { meaning, write } from "./wire.ts";

/**
 * What revision may answer and base did not allow, or what base promised and revision does not answer any more; undefined
 * where a client of base goes on. A further status, media type or header is no break: the house's policy.
 */
export function unexpectedAnswer(base: Contract, revision: Contract): object | undefined {
  for (const [path, item] of Object.entries(base.paths))
    for (const method of methods) {
      const [before, after] = [item[method], sameShape(revision, path)?.[method]];
      const found =
        before && after && (between(before, after) ?? strangeCall(before.callbacks, after.callbacks));
      if (found) return { path, method, ...found };
    }
  return undefined;
}

/** Operations that stand for each other have the same path, whatever their parameters are called. */
function sameShape(contract: Contract, path: string) {
  const shape = (text: string) => text.replace(/\{[^}]*\}/g, "{}");
  return Object.entries(contract.paths).find(([other]) => shape(other) === shape(path))?.[1];
}

const statuses = ["200", "201", "404", "422", "500"];

function between(before: Operation, after: Operation): object | undefined {
  for (const [name, response] of Object.entries(before.responses))
    if (!isPromised(name, response, after)) return { status: name, gone: true };
  for (const status of statuses) {
    const [was, is] = [responseOf(before, status), responseOf(after, status)];
    if (was === undefined || is === undefined) continue;
    const isFurther = Object.entries(after.responses).some(
      ([name, each]) => each === is && !(name in before.responses),
    );
    if (isFurther && (was.content && is.content) === undefined) continue;
    const found = goneOf(was, is) ?? strangeOf(was, is);
    if (found) return { status, ...found };
  }
  return undefined;
}

/** Whether a status is still named, by itself or its range; `default` must have as much to say. */
function isPromised(name: string, response: Response, after: Operation): boolean {
  const { responses } = after;
  const other = responseOf(after, name.replace("XX", "99"));
  return (
    name in responses || `${name[0]}XX` in responses || (response.content && other?.content) !== undefined
  );
}

/** By its name, by its range, or by `default`, which next to a success stands for faults. */
function responseOf({ responses }: Operation, status: string): Response | undefined {
  return statusOf(responses, status);
}

/** What is said of a status: by its name, by its range, or by `default`. */
export function statusOf(responses: Operation["responses"], status: string): Response | undefined {
  const isFault = /^[45]/.test(status) || !Object.keys(responses).some((name) => name.startsWith("2"));
  return responses[status] ?? responses[`${status[0]}XX`] ?? (isFault ? responses.default : undefined);
}

function goneOf(was: Response, is: Response): object | undefined {
  const now = Object.keys(is.content ?? {}).map(essence);
  const gone = Object.keys(was.content ?? {}).find((type) => {
    const isThere = (name: string) =>
      name === essence(type) || (isIn(essence(type), name) && hasNamed(was, name));
    return !now.some((name) => isThere(name) || isIn(name, essence(type)));
  });
  const headers = Object.keys(is.headers ?? {}).map((name) => name.toLowerCase());
  const header = Object.keys(was.headers ?? {}).find((name) => !headers.includes(name.toLowerCase()));
  return (gone ?? header) ? { gone: gone ?? header } : undefined;
}

const essence = (type: string) => type.toLowerCase().split(";")[0] ?? "";

/** Whether the range takes in the type. */
const isIn = (type: string, range: string) =>
  range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));

const hasNamed = ({ content = {} }: Response, type: string) =>
  Object.keys(content).some((key) => essence(key) === type);

function strangeOf(was: Response, is: Response): object | undefined {
  for (const type of types) {
    const [promised, sent] = [mediaOf(was.content ?? {}, type), mediaOf(is.content ?? {}, type)];
    if (promised === undefined || sent === undefined) continue;
    const value = bodyValues.find((each) => accepts(sent.schema, each) && !accepts(promised.schema, each));
    if (value !== undefined) return { type, value };
  }
  for (const [name, header] of Object.entries(was.headers ?? {})) {
    const other = Object.entries(is.headers ?? {}).find(
      ([key]) => key.toLowerCase() === name.toLowerCase(),
    )?.[1];
    if (other === undefined) continue;
    if (header.required && !other.required) return { header: name };
    const known = new Set(textsOf(header));
    const text = textsOf(other).find((each) => !known.has(each));
    if (text !== undefined) return { header: name, text };
  }
  return undefined;
}

function textsOf(header: NonNullable<Response["headers"]>[string]): string[] {
  return parameterValues
    .filter((value) => accepts(header.schema, value))
    .map((value) => `${write({ ...header, name: "", in: "header" }, value)} ${meaning(value)}`);
}
