import type { JudgedFinding } from "../accept/index.ts";
import { type WitnessNames, witnessText } from "./witness.ts";
import { directionText, operationsText, overlayText, plural, policyText, sourceText } from "./words.ts";
import { wrap } from "./wrap.ts";

/** What is known of a finding besides its message: a name and lines that fit. */
export interface Fact {
  readonly name: string;
  readonly lines: readonly string[];
  /** The lines are JSON. */
  readonly code?: true;
}

/** Whom a finding reaches, what it does to types, who accepted it, and the witness; lines of at most `width` characters. */
export function factsOf({ finding, accepted }: JudgedFinding, names: WitnessNames, width: number): Fact[] {
  const facts: Fact[] = [];
  const add = (name: string, text: string | undefined) => {
    if (text !== undefined && text !== "") facts.push({ name, lines: wrap(text, width) });
  };
  const direction = directionText(finding);
  const reach = operationsText(finding.operations);
  add("reaches", reach === "" || direction === undefined ? reach : `${reach} (${direction})`);
  add("types", sourceText(finding));
  add("made", overlayText(finding));
  add("policy", policyText(finding));
  add("tried", finding.tried);
  add("accepted", accepted && `${accepted.reason} (${accepted.who})`);
  const witness = witnessText(finding, names);
  if (witness === undefined) return facts;
  add("witness", witness.lead);
  facts.push({ name: "", lines: few(witness.value.split("\n")), code: true });
  add("", witness.reason);
  return facts;
}

function few(lines: readonly string[], most = 14): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most - 1), `… ${plural(lines.length - most + 1, "more line")}`];
}
