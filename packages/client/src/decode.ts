import type { Call } from "./shared.ts";
import { parts } from "./table.ts";

/** Reads the body of a success answer: JSON, or what its media type says; undefined where no body belongs. */
export async function decode({ operation: { accept, empty }, fail }: Call, response: Response): Promise<unknown> {
  const { status } = response;
  const other = parts.readMedia && (await parts.readMedia(response, accept));
  if (other !== undefined) return other;
  const text = await response.text();
  if (!text && (!accept || empty || status > 203)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw fail("decode", undefined, { status }, `${status}, no JSON`);
  }
}
