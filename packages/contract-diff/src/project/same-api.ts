import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { get, objectOrEmpty } from "@partner-licenses/document/json";
import { type Compared, diffWithRoots } from "../diff.ts";
import { applyPolicy } from "../policy/apply.ts";
import type { Policy } from "../policy/policy.ts";

interface Identity {
  readonly title: unknown;
  readonly paths: readonly string[];
}

/**
 * Compares two contracts, each a file or `<git-rev>:<path>`, and weighs the changes by the policy, if there is one.
 * Throws a ContractError when the two have neither the title nor a single path in common:
 * then one of them is the contract of another API, and no finding would mean anything.
 */
export async function diffOfOneApi(base: string, revision: string, policy?: Policy): Promise<Compared> {
  const compared = await diffWithRoots(base, revision);
  requireOneApi(base, revision, compared);
  return applyPolicy(compared, policy);
}

function requireOneApi(base: string, revision: string, compared: Compared): void {
  const { report } = compared;
  // Only a diff that removes something can be about two APIs.
  if (!report.findings.some((finding) => finding.level === "breaking" && finding.revision === undefined))
    return;
  const [a, b] = [identityOf(compared.base), identityOf(compared.revision)];
  if (a.title === b.title || a.paths.length === 0 || b.paths.length === 0) return;
  if (a.paths.some((path) => b.paths.includes(path))) return;
  throw new ContractError(
    `this is the contract of another API: "${b.title}" shares no path with "${a.title}" of ${shown(base)}`,
    { places: [{ file: shown(revision), line: 1, column: 1 }], hint: "compare two versions of one contract" },
  );
}

function identityOf(root: unknown): Identity {
  const document = objectOrEmpty(root);
  const paths = Object.keys(objectOrEmpty(document.paths)).map((path) => path.replace(/\{[^{}]*\}/g, "{}"));
  return { title: get(document.info, "title"), paths };
}
