import type { Place } from "@partner-licenses/document/errors";
import type { Bump, Finding } from "../types.ts";
import type { Acceptance } from "./accepted.ts";

/** A finding with its name, and the acceptance that covers it. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly fingerprint: string;
  readonly accepted?: Acceptance;
}

/** A fault of an entry of the accepted breaks. */
export interface AcceptanceFault {
  readonly kind: "unused" | "expired" | "duplicate";
  readonly fingerprint: string;
  readonly message: string;
  readonly place: Place;
}

/** The findings with their acceptances, and the entries that no longer hold. */
export interface Judged {
  readonly findings: readonly JudgedFinding[];
  readonly faults: readonly AcceptanceFault[];
}

/** Matches accepted breaks with findings. `today` is `YYYY-MM-DD`; an expired entry accepts nothing. */
export function judge(
  findings: readonly Finding[],
  accepted: readonly Acceptance[],
  today = new Date().toISOString().slice(0, 10),
): Judged {
  const valid = new Map<string, Acceptance>();
  const faults: AcceptanceFault[] = [];
  const fault = (kind: AcceptanceFault["kind"], { fingerprint, place }: Acceptance, message: string) =>
    faults.push({ kind, fingerprint, place, message });
  for (const entry of accepted) {
    if (entry.expires !== undefined && entry.expires < today)
      fault("expired", entry, `the acceptance of ${entry.fingerprint} expired on ${entry.expires}`);
    else if (valid.has(entry.fingerprint))
      fault("duplicate", entry, `${entry.fingerprint} is accepted twice`);
    else valid.set(entry.fingerprint, entry);
  }
  const judged = findings.map((finding): JudgedFinding => {
    const print = finding.fingerprint;
    const entry = canBeAccepted(finding) ? valid.get(print) : undefined;
    return { finding, fingerprint: print, ...(entry === undefined ? {} : { accepted: entry }) };
  });
  const used = new Set(judged.map(({ accepted }) => accepted));
  for (const entry of valid.values()) {
    if (!used.has(entry))
      fault("unused", entry, `${entry.fingerprint} is accepted, but nothing in the contract breaks that way`);
  }
  return { findings: judged, faults };
}

/** Only what asks for a major release can be accepted. */
export function canBeAccepted({ level }: Finding): boolean {
  return level === "breaking" || level === "unproven";
}

/** The bump of a whole diff when accepted breaks count as additions; the diff's own bump when none is accepted. */
export function bumpAfter(bump: Bump, { findings }: Judged): Bump {
  if (findings.every(({ accepted }) => accepted === undefined)) return bump;
  const breaks = findings.some(({ finding, accepted }) => canBeAccepted(finding) && accepted === undefined);
  return breaks ? "major" : "minor";
}
