import { readFileSync } from "node:fs";
import type { DiffReport } from "../diff/index.ts";
import { ContractError } from "../errors.ts";
import { asObject } from "../model/json.ts";
import { shown } from "./files.ts";
import { yaml } from "./yaml.ts";

type Read = (file: string) => string | undefined;

interface Identity {
  readonly title: unknown;
  readonly paths: readonly string[];
}

/**
 * Throws a ContractError when two contracts have neither the title nor a single path in common:
 * then one of them is the contract of another API, and no finding would mean anything.
 */
export function requireSameApi(
  base: string,
  revision: string,
  report: DiffReport,
  read: Read = readText,
): void {
  // Cheap for the usual case: only a diff that removes something can be about two APIs.
  if (!report.findings.some((finding) => finding.level === "breaking" && finding.revision === undefined))
    return;
  const [a, b] = [identityOf(read(base)), identityOf(read(revision))];
  if (a === undefined || b === undefined || a.title === b.title) return;
  if (a.paths.length === 0 || b.paths.length === 0 || a.paths.some((path) => b.paths.includes(path))) return;
  throw new ContractError(
    `this is the contract of another API: "${b.title}" shares no path with "${a.title}" of ${shown(base)}`,
    { places: [{ file: shown(revision), line: 1, column: 1 }], hint: "compare two versions of one contract" },
  );
}

function identityOf(text: string | undefined): Identity | undefined {
  if (text === undefined) return undefined;
  const document = asObject(/^\s*\{/.test(text) ? JSON.parse(text) : yaml().parse(text, { merge: true }));
  const paths = Object.keys(asObject(document["paths"])).map((path) => path.replace(/\{[^{}]*\}/g, "{}"));
  return { title: asObject(document["info"])["title"], paths };
}

function readText(file: string): string {
  return readFileSync(shown(file), "utf8");
}
