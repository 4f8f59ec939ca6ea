import { diff, explain } from "../../../src/index.ts";
import type { Judged, Outcome } from "../judge.ts";
import { toOlder } from "../older.ts";
import { type Contract, isWhole } from "./contract.ts";
import type { ContractPair } from "./edits.ts";
import { refusedRequest } from "./judge.ts";
import { unexpectedAnswer } from "./responses.ts";

/** Judges whole requests and responses of two contracts, and the verdict by that. */
export async function judgeContracts(pair: ContractPair): Promise<Judged> {
  if (!pair.every(isWhole)) throw new Error("no contract");
  const report = await diff(spelled(pair[0]), spelled(pair[1]));
  const broken = refusedRequest(...pair) ?? unexpectedAnswer(...pair);
  const made = (outcome: Outcome): Judged => ({ pair, outcome, report, broken });
  if (report.bump !== "major") return made(broken === undefined ? "right" : "unsound");
  if (broken !== undefined) return made("right");
  if (report.findings.every(({ level }) => level !== "breaking")) return made("unproven");
  const breaking = report.findings.filter(({ level }) => level === "breaking");
  if (breaking.every(({ id }) => policy.has(explain(id)?.id ?? ""))) return made("right");
  const [back, answer] = [refusedRequest(pair[1], pair[0]), unexpectedAnswer(pair[1], pair[0])];
  return made(back === undefined && answer === undefined ? "equal-called-major" : "false-breaking");
}

/** What breaks by a rule of the house, though every message goes on to be understood. */
const policy: ReadonlySet<string> = new Set([
  ...["optional-property-removed", "required-property-removed", "security-scheme-changed"],
  ...["default-removed", "default-changed"],
]);

/** The contract in the words of its version: inside, all are of 3.1. */
export function spelled(contract: Contract): object {
  return contract.openapi.startsWith("3.0") ? (older(contract) as object) : contract;
}

function older(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(older);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, key === "schema" ? toOlder(held) : older(held)]),
  );
}
