import type { View } from "../normalise/view.ts";
import type { SchemaPair } from "../relation/delta.ts";

/** Who has to accept a value, and who breaks by refusing it. */
export interface Sides {
  readonly accepts: View;
  readonly refuses: View;
  readonly acceptedBy: "base" | "revision";
}

/** Which way a pair is asked: for a value that breaks, or for one that the change shuts out or lets in without a break. */
export type Way = "breaks" | "turned";

/** Requests that were fine must stay fine; responses that come must be such as base promised. */
export function sides({ base, revision, mode }: SchemaPair, way: Way = "breaks"): Sides {
  return (mode.direction === "request") === (way === "breaks")
    ? { accepts: base, refuses: revision, acceptedBy: "base" }
    : { accepts: revision, refuses: base, acceptedBy: "revision" };
}
