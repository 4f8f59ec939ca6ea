import type { Finding, Witness } from "../types.ts";

/** A witness in words: what it shows, the value as JSON lines, and what refuses it. */
export interface WitnessText {
  readonly lead: string;
  readonly value: string;
  readonly reason: string;
}

/** The contracts as people name them. */
export interface WitnessNames {
  readonly base: string;
  readonly revision: string;
}

/** The witness of a finding, ready to show. */
export function witnessText({ witness, direction }: Finding, names: WitnessNames): WitnessText | undefined {
  if (witness === undefined) return undefined;
  const { value, request, reason } = witness;
  // Where the value is the body, the rest says little: what parameters are part of is read more easily whole.
  const isBody = request === undefined || request.includes("\n\n");
  return { lead: leadOf(witness, direction, names), value: isBody ? jsonOf(value) : request, reason };
}

function leadOf(witness: Witness, direction: string, names: WitnessNames): string {
  const what = direction === "request" ? "request" : direction === "response" ? "response" : "message";
  if (witness.acceptedBy === "base")
    return `A ${what} with this value was fine with ${names.base}, and is now refused:`;
  return `A ${what} with this value is now possible, and clients of ${names.base} refuse it:`;
}

function jsonOf(value: unknown): string {
  const flat = JSON.stringify(value) ?? "undefined";
  return flat.length <= 70 ? flat : JSON.stringify(value, null, 2);
}
