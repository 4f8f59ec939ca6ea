import { existsSync, readFileSync } from "node:fs";
import { ContractError, type Place } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { yaml } from "@partner-licenses/document/lazy";
import { faultText } from "@partner-licenses/document/reader/parse";
import type { Node, YAMLMap } from "yaml";

/** A break that a person has accepted. */
export interface Acceptance {
  readonly fingerprint: string;
  readonly reason: string;
  readonly who: string;
  /** The last day on which the entry holds, `YYYY-MM-DD`, in UTC. */
  readonly expires?: string;
  readonly place: Place;
}

const fields = ["fingerprint", "reason", "who", "expires"];
const example =
  "write entries as `- fingerprint: 0123456789ab`, `reason: …`, `who: …` and, if it should end, `expires: 2027-01-31`";

/**
 * Reads the accepted breaks of `spec/accepted.yaml`; none when there is no such file.
 * Throws a ContractError for bad YAML and for an entry without fingerprint, reason or name.
 */
export function readAccepted(file: string): Acceptance[] {
  if (!existsSync(file)) return [];
  const { LineCounter, parseDocument, isScalar, isSeq } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, "utf8"), { lineCounter: lines, logLevel: "silent" });
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: shown(file), line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const fault = document.errors[0];
  if (fault !== undefined) {
    throw new ContractError(faultText(fault), {
      places: [placeOf(fault.pos[0])],
      hint: "fix the YAML at this place",
    });
  }
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) return [];
  if (!isSeq(root)) {
    throw new ContractError("accepted breaks are a list", {
      places: [placeOf(startOf(root))],
      hint: example,
    });
  }
  return root.items.map((item) => entryOf(item as Node, placeOf(startOf(item as Node))));
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function entryOf(node: Node, place: Place): Acceptance {
  const wrong = (message: string) => new ContractError(message, { places: [place], hint: example });
  if (!yaml().isMap(node)) throw wrong("an accepted break is an object");
  const unknown = node.items.map(({ key }) => String(key)).find((key) => !fields.includes(key));
  if (unknown !== undefined) throw wrong(`\`${unknown}\` is not a field of an accepted break`);
  const [fingerprint, reason, who, expires] = fields.map((key) => textOf(node, key));
  if (fingerprint === undefined || !/^[0-9a-f]{12}$/.test(fingerprint))
    throw wrong("this entry needs the `fingerprint` that `contract diff` prints");
  if (reason === undefined) throw wrong(`the entry ${fingerprint} needs a \`reason\``);
  if (who === undefined) throw wrong(`the entry ${fingerprint} needs \`who\` accepted it`);
  if (expires !== undefined && !isDay(expires)) throw wrong(`\`expires: ${expires}\` is not a day`);
  return { fingerprint, reason, who, place, ...(expires === undefined ? {} : { expires }) };
}

function textOf(node: YAMLMap, key: string): string | undefined {
  // The source text, since YAML reads twelve digits as a number.
  const value = node.get(key, true);
  const text = yaml().isScalar(value) ? (value.source ?? String(value.value ?? "")).trim() : "";
  return text === "" ? undefined : text;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
