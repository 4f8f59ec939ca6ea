import { readFileSync } from "node:fs";
import { writeAtomic } from "@partner-licenses/document/files";
import { yaml } from "@partner-licenses/document/lazy";
import type { Document } from "yaml";
import type { Finding } from "../types.ts";
import { readAccepted } from "./accepted.ts";
import { canBeAccepted } from "./apply.ts";
import { formerFingerprint } from "./former.ts";

/** What became of the entries of a list of accepted breaks. */
export interface Migration {
  /** The old fingerprints, each with the findings that it stood for. */
  readonly moved: ReadonlyMap<string, readonly Finding[]>;
  /** Fingerprints that name no finding, old or new. */
  readonly unknown: readonly string[];
}

/** Gives the entries of a file the fingerprints of today. An entry that stood for several findings becomes several. */
export function migrateAccepted(file: string, findings: readonly Finding[]): Migration {
  const open = findings.filter(canBeAccepted);
  const current = new Set(open.map(({ fingerprint }) => fingerprint));
  const moved = new Map<string, readonly Finding[]>();
  const unknown: string[] = [];
  for (const { fingerprint } of readAccepted(file)) {
    if (current.has(fingerprint)) continue;
    const meant = open.filter((finding) => formerFingerprint(finding) === fingerprint);
    if (meant.length === 0) unknown.push(fingerprint);
    else moved.set(fingerprint, meant);
  }
  if (moved.size > 0) writeAtomic(file, rewritten(readFileSync(file, "utf8"), moved));
  return { moved, unknown };
}

/** The same list with its comments and its other fields. */
function rewritten(text: string, moved: Migration["moved"]): string {
  const { isMap, isScalar, isSeq, parseDocument } = yaml();
  const document: Document = parseDocument(text);
  const list = document.contents;
  if (!isSeq(list)) return text;
  list.items = list.items.flatMap((item) => {
    const held = isMap(item) ? item.get("fingerprint", true) : undefined;
    const meant = isScalar(held) ? moved.get(String(held.source ?? held.value)) : undefined;
    if (!isMap(item) || meant === undefined) return [item];
    return [...new Set(meant.map(({ fingerprint }) => fingerprint))].map((fingerprint) => {
      const copy = item.clone() as typeof item;
      copy.set("fingerprint", fingerprint);
      return copy;
    });
  });
  return document.toString({ lineWidth: 0 });
}
