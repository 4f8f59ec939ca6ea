import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Finding } from "../types.ts";

/**
 * The fingerprint that versions before 0.10 gave the finding: by its pointer and the values in its message.
 * Only for moving what was accepted by it.
 */
export function formerFingerprint(finding: Finding): string {
  const { id, direction, message, operations } = finding;
  const reached = operations.map(withoutNames).sort();
  const facts = [id, direction, anchorOf(finding), ...factsOf(message), ...reached];
  // Loading the crypto of Node takes longer than a small diff compares.
  return bytesToHex(sha256(utf8ToBytes(facts.join("\n")))).slice(0, 12);
}

/** The released contract does not move, so its pointer is exact; a pointer into the working contract may shift. */
function anchorOf({ base, revision }: Finding): string {
  const pointer = base?.pointer ?? (revision?.pointer ?? "").replace(/\/\d+(?=\/|$)/g, "/*");
  return withoutNames(pointer);
}

/** The names of path parameters mean nothing on the wire. */
function withoutNames(path: string): string {
  return path.replace(/\{[^{}/]*\}/g, "{}");
}

/** Names in backticks, quoted text, and numbers that stand alone; the place before the colon is known already. */
function factsOf(message: string): string[] {
  const change = message.slice(message.indexOf(": ") + 1);
  return change.match(/`[^`]*`|"(?:[^"\\]|\\.)*"|(?<![\w/.])-?\d+(?:\.\d+)?(?![\w/])/g) ?? [];
}
