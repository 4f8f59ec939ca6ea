import type { Call } from "./shared.ts";

/** Reads the body of a success answer: JSON, text, or a Blob, as the contract says. */
export async function decode({ operation: { accept }, fail }: Call, response: Response): Promise<unknown> {
  const { status, headers } = response;
  const media = /,/.test(accept as string) ? headers.get("content-type") : accept;
  if (media && !/json|^text/.test(media)) return response.blob();
  const text = await response.text();
  if (!text && (!media || status > 203)) return undefined;
  if (!/json/.test(media as string)) return text;
  try {
    return JSON.parse(text.replace("\uFEFF", ""));
  } catch {
    throw fail("decode", undefined, { status }, `${status}, no JSON`);
  }
}
