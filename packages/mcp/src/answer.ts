import { covers, isBinary, isJson } from "@partner-licenses/document/model/media-types";
import type { Response as Declared, Operation } from "@partner-licenses/document/model/operations";
import { judge } from "@partner-licenses/document/values/judge";
import type { Api } from "./api.ts";

/** An answer as the server gave it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The body as text, a byte order mark removed. */
  readonly text: string;
  readonly bytes: number;
  /** Why the body was not read to its end. */
  readonly cut: string | undefined;
}

/** Longer bodies are not read to their end. */
const mostBytes = 10 * 1024 * 1024;

/** Reads an answer, up to a size, and as far as it came in time: a stream may have no end. */
export async function readAnswer(response: Response, limit = mostBytes): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  const { status, headers } = response;
  const cut = response.body === null ? undefined : await readInto(chunks, response.body, limit);
  const all = Buffer.concat(chunks);
  return { status, headers, text: new TextDecoder().decode(all), bytes: all.length, cut };
}

/** Returns why the body was not read to its end. Throws when nothing of it came. */
async function readInto(
  chunks: Uint8Array[],
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<string | undefined> {
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > limit) return `the answer was not read beyond ${bytes} bytes`;
    }
    return undefined;
  } catch (error) {
    if (bytes === 0) throw error;
    return `the answer did not end: these are its first ${bytes} bytes`;
  }
}

/** How an answer departs from the contract; undefined where nothing says what the answer must be like. */
export function departures(api: Api, operation: Operation, answer: Answer): string[] | undefined {
  const { status, headers, text, cut } = answer;
  const declared = declaredFor(operation, status);
  if (declared === undefined) return [`the status ${status} is not declared`];
  if (operation.method === "head" || declared.content.length === 0 || cut !== undefined) return undefined;
  const type = headers.get("content-type");
  if (type === null)
    return text === "" ? ["there is no body, and one is declared"] : ["there is no Content-Type"];
  const media = declared.content.find((each) => covers(each.type, type));
  if (media === undefined) return [`the media type ${type} is not declared for ${declared.status}`];
  if (!isJson(type)) return undefined;
  const value = parsed(text);
  if (value === undefined) return ["the body is not JSON"];
  const schema = api.schema("response", media.schema);
  const verdict = schema === undefined ? undefined : judge(schema, value.json);
  if (verdict === undefined || verdict.kind === "undecided") return undefined;
  return verdict.kind === "accepted"
    ? []
    : verdict.refusals.map(({ message }) => `body${/^\//.test(message) ? "" : " "}${message}`);
}

function declaredFor({ responses }: Operation, status: number): Declared | undefined {
  const names = [String(status), `${String(status)[0]}xx`, "default"];
  return names
    .map((name) => responses.find((response) => response.status.toLowerCase() === name))
    .find((response) => response !== undefined);
}

/** The body as it is shown: JSON as a value, text as it is, bytes not at all. */
export function bodyOf({ headers, text, bytes }: Answer): unknown {
  const type = headers.get("content-type") ?? "";
  if (isBinary(type)) return `${bytes} bytes of ${type}, not shown`;
  const value = isJson(type) ? parsed(text) : undefined;
  return value === undefined ? text : value.json;
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
