import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonical } from "@partner-licenses/document/json";

/** What makes a finding the one that it is. */
interface Identity {
  /** The rule and the direction. */
  readonly id: string;
  /** Where in the messages it is. */
  readonly place: string;
  /** What was there and what is there now. */
  readonly facts: readonly unknown[];
  /** All operations that it reaches, so that a break that spreads is not accepted unseen. */
  readonly operations: readonly string[];
}

/** Twelve hex digits that name a finding, the same after edits elsewhere and however the contract is cut into files. */
export function fingerprintOf({ id, place, facts, operations }: Identity): string {
  const reached = operations.map(withoutNames).sort();
  const text = [id, withoutNames(place), canonical(facts.map(sorted)), ...reached].join("\n");
  return digestOf(text).slice(0, 12);
}

/** The SHA-256 of a text in hex digits. Loading the crypto of Node takes longer than a small diff compares. */
export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The names of path parameters mean nothing on the wire. */
function withoutNames(path: string): string {
  return path.replace(/\{[^{}/]*\}/g, "{}");
}

/** A list of values in one order: that in which they are written says nothing. */
function sorted(fact: unknown): unknown {
  if (Array.isArray(fact)) return fact.map(sorted).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  if (typeof fact !== "object" || fact === null) return fact;
  return Object.fromEntries(Object.entries(fact).map(([key, value]) => [key, sorted(value)]));
}
