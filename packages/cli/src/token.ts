import type { Readable } from "node:stream";

/** Longest token that is read from standard input, in characters. */
const longest = 1_000_000;

/**
 * The token without white space around it and without a leading `Bearer`; undefined when there is none.
 * Standard input is read to its end.
 */
export async function readToken(
  fromInput: boolean,
  input: Readable,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  const text = fromInput ? await readAll(input) : (env.PARTNER_TOKEN ?? "");
  return text.trim().replace(/^bearer\s+/i, "") || undefined;
}

async function readAll(input: Readable): Promise<string> {
  let text = "";
  input.setEncoding("utf8");
  for await (const chunk of input) {
    text += chunk;
    if (text.length > longest) break;
  }
  return text;
}
