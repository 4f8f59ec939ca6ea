import {
  covers,
  essenceOf,
  isJson,
  isRange,
  isSequence,
  isText,
  isXml,
} from "@partner-licenses/document/model/media-types";
import { fail } from "../failure.ts";
import type { Call } from "../shared.ts";
import type { ReadBody } from "./part.ts";

/**
 * Reads an answer as the operation declares it: JSON parsed, text as a string, anything else as a Blob; undefined where
 * no body belongs. What the server says counts only among several declared media types, so that a login page is no JSON.
 */
export const readMedia: ReadBody = async (call, response, readJson) => {
  const { accept = "", success = accept, empty } = call.entry;
  const declared = success.split(", ");
  const said = response.headers.get("content-type") ?? "";
  const type = (declared.length > 1 && chosen(declared, said)) || declared[0] || "";
  // a range says nothing of the answer, so that the answer itself has to
  const own = isRange(type) ? said : type;
  if (own === "" || isJson(own)) return readJson(call, response);
  const { status } = response;
  const bytes = await response.blob();
  const isNone = call.entry.method === "HEAD" || status === 204 || status === 205 || (empty && said === "");
  if (isNone && bytes.size === 0) {
    if (empty) return undefined;
    throw fail(call, "decode", { status }, "no body");
  }
  if (isPage(said, declared) && (await startsAsPage(bytes))) throw notDeclared(call, response);
  const isString = isText(own) || isXml(own) || isSequence(own);
  const data = isString ? textOf(call, status, await bytes.arrayBuffer(), said) : bytes;
  call.given.validate?.(call, status, data, call.id);
  return data;
};

/** The declared media type that the answer has: with its parameters, or else without. */
function chosen(declared: readonly string[], said: string): string | undefined {
  return (
    declared.find((each) => covers(each, said)) ??
    declared.find((each) => covers(essenceOf(each), essenceOf(said)))
  );
}

/** Whether the answer says that it is HTML, which the contract does not. */
export function isPage(said: string, declared: readonly string[]): boolean {
  const page = essenceOf(said);
  return (
    /^(text\/html|application\/xhtml\+xml)$/.test(page) &&
    !declared.some((each) => covers(essenceOf(each), page))
  );
}

/** The error of what stands, as an HTML page may, in the place of what the contract declares. */
export function notDeclared(call: Call, { status }: Response, what = "an HTML page"): Error {
  return fail(call, "decode", { status }, what);
}

/** Some servers call any text HTML, so that the text itself decides. */
async function startsAsPage(bytes: Blob): Promise<boolean> {
  return /^\s*<(!doctype html|html|head|body)/i.test(await bytes.slice(0, 1000).text());
}

/** The text in the encoding that the answer names. */
function textOf(call: Call, status: number, bytes: ArrayBuffer, said: string): string {
  const charset = /;\s*charset="?([^\s";]+)/i.exec(said)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    throw fail(call, "decode", { status }, `text in ${charset}`);
  }
}
