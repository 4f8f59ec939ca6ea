// @ts-check
// Run as a program: plants one edit of each kind into a contract, and asks the diff for it. Prints what was found as JSON.
import { diff } from "@partner-licenses/contract-kit/diff";
import { harmless } from "@partner-licenses/document/check/check";
import { readContract } from "@partner-licenses/document/contract";
import { editsOf } from "./plant.mjs";

const { document, workspace } = readContract(process.argv[2] ?? "", harmless);
const edits = editsOf(workspace);
/** @type {string[]} */
const missed = [];
for (const { kind, operation, prepare, change } of edits) {
  const base = structuredClone(document);
  prepare?.(base);
  const revision = structuredClone(base);
  change(revision);
  const name = `${operation.method.toUpperCase()} ${operation.path}`;
  const { findings } = await diff(base, revision);
  // It breaks the operation that it was planted in, and is not lost among others.
  const isFound = findings.some(({ level, operations }) => level === "breaking" && operations.includes(name));
  if (!isFound) missed.push(`${kind}: ${name}`);
}
process.stdout.write(JSON.stringify({ planted: edits.length, found: edits.length - missed.length, missed }));
