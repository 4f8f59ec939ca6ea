import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

type Decode = (raw: Buffer, options: { maxOutputLength: number }) => Buffer;

const decoders = new Map<string, Decode>([
  ["gzip", gunzipSync],
  ["x-gzip", gunzipSync],
  ["deflate", inflateSync],
  ["br", brotliDecompressSync],
]);

/** The values of `Content-Encoding` that can be read. */
export const codings: readonly string[] = [...decoders.keys(), "identity"];

/**
 * A body without its `Content-Encoding`; undefined when one of its codings is not known. Throws when the bytes are
 * broken, and a RangeError when there are more than `limit` of them.
 */
export function decompressed(raw: Buffer, encoding: string | undefined, limit = 2 ** 30): Buffer | undefined {
  const applied = (encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
  let plain = raw;
  // The last one was applied last.
  for (const name of applied.reverse()) {
    if (name === "" || name === "identity") continue;
    const decode = decoders.get(name);
    if (decode === undefined) return undefined;
    plain = decode(plain, { maxOutputLength: limit });
  }
  return plain;
}
