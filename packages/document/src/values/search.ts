import type { Judge } from "./judge.ts";

/**
 * What a search came to. `none`: every candidate was tried, and each has a verdict; whether these were all values
 * is for the caller to know. `open`: there were more, or one that nobody can judge.
 */
export type Searched =
  | { readonly kind: "found"; readonly value: unknown }
  | { readonly kind: "none" }
  | { readonly kind: "open" };

/** The first of the candidates that one schema accepts and the other refuses; at most `tries` are looked at. */
export function search(
  accepts: Judge,
  refuses: Judge,
  candidates: Iterable<unknown>,
  tries: number,
): Searched {
  let left = tries;
  let isDecided = true;
  for (const value of candidates) {
    if (left-- === 0) return { kind: "open" };
    const accepted = accepts(value).kind;
    if (accepted === "refused") continue;
    const taken = refuses(value).kind;
    if (accepted === "accepted" && taken === "refused") return { kind: "found", value };
    if (accepted === "undecided" || taken === "undecided") isDecided = false;
  }
  return { kind: isDecided ? "none" : "open" };
}
