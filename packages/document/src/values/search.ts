import type { Answer } from "./evaluate.ts";

/**
 * What a search came to. `none`: every candidate was tried, and each has a verdict; whether these were all values
 * is for the caller to know. `open`: there were more, or one that nobody can judge.
 */
export type Searched =
  | { readonly kind: "found"; readonly value: unknown }
  | { readonly kind: "none" }
  | { readonly kind: "open" };

/** What a schema says of a value. */
export type Asked = (value: unknown) => Answer;

/** The first of the candidates that one schema accepts and the other refuses; at most `tries` are looked at. */
export function search(
  accepts: Asked,
  refuses: Asked,
  candidates: Iterable<unknown>,
  tries: number,
): Searched {
  let left = tries;
  let isDecided = true;
  for (const value of candidates) {
    if (left-- === 0) return { kind: "open" };
    const accepted = accepts(value);
    if (accepted === "refused") continue;
    const taken = refuses(value);
    if (accepted === "accepted" && taken === "refused") return { kind: "found", value };
    if (accepted === "undecided" || taken === "undecided") isDecided = false;
  }
  return { kind: isDecided ? "none" : "open" };
}
