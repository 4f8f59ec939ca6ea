import { ContractError } from "../errors.ts";
import { faults } from "../faults.ts";
import { walk } from "../grammar/walk.ts";
import { get } from "../json.ts";
import type { Loc } from "../reader/pointer.ts";
import { pointersOf, type Workspace } from "../reader/workspace.ts";
import { dynamicFaults } from "./dynamic.ts";
import { memberFaults } from "./members.ts";
import { operationIdFaults, repeatedParameterFaults, schemeFaults } from "./names.ts";
import { methodFaults } from "./path-items.ts";
import { pathFaults } from "./paths.ts";
import { referenceFault } from "./references.ts";
import { typeFault } from "./types.ts";

/** All faults of a contract that was read: first those of its form, then those of what it says. */
export function faultsOf(workspace: Workspace): ContractError[] {
  try {
    const dynamic: Loc[] = [];
    const form = unique(formFaults(workspace, dynamic));
    // What a broken reference would say is unknown, and so is all that depends on it.
    if (form.some(({ code }) => code !== faults.nullSchema("").code)) return form;
    return [
      ...form,
      ...pathFaults(workspace),
      ...repeatedParameterFaults(workspace),
      ...operationIdFaults(workspace),
      ...schemeFaults(workspace),
      ...dynamicFaults(workspace, dynamic),
    ];
  } catch (error) {
    if (error instanceof ContractError) return [error];
    if (!(error instanceof RangeError)) throw error;
    return [workspace.fault({ source: workspace.entry, pointer: "#" }, faults.tooDeep())];
  }
}

/** Throws the first fault of a contract, which names the others; returns those whose codes are `tolerated`. */
export function requireSound(
  workspace: Workspace,
  tolerated: ReadonlySet<string> = new Set(),
): readonly ContractError[] {
  const found = faultsOf(workspace);
  throwFirst(found.filter(({ code }) => !tolerated.has(code)));
  return found;
}

/**
 * Faults that leave nothing unclear: a variable of a path that nobody declared is any text, a parameter that its path
 * does not have, or a credential that nobody defined, is never sent, a schema that is left empty says nothing, and of
 * two parameters of one name all parts take the same. What a dynamic reference means on each way is compared, and fixed
 * only where a bundle is read.
 */
export const harmless: ReadonlySet<string> = new Set([
  "path-parameter-undeclared",
  "path-parameter-not-in-path",
  "parameter-twice",
  "security-scheme-undefined",
  "null-schema",
  "dynamic-ref-fixed",
]);

/** Throws the first fault that keeps a contract from being compared. */
export function requireComparable(workspace: Workspace): void {
  requireSound(workspace, harmless);
}

/**
 * Throws the first fault of `revision` that `base` does not have: what was released already is no news, and nobody
 * can change it any more.
 */
export function requireNothingNew(base: Workspace, revision: Workspace): void {
  const found = faultsOf(revision).filter(({ code }) => !harmless.has(code));
  if (found.length === 0) return;
  const known = new Set(faultsOf(base).filter(isNoNews).map(keyOf));
  throwFirst(found.filter((fault) => !known.has(keyOf(fault))));
}

/** What a reference leads to that nobody follows may have changed unseen. */
function isNoNews({ code }: ContractError): boolean {
  return code !== faults.refForList("").code;
}

function throwFirst([first, ...others]: readonly ContractError[]): void {
  if (first === undefined) return;
  const { message, code, hint, cause } = first;
  throw new ContractError(message, { code, places: () => first.places, hint, cause, others });
}

function keyOf({ code, message }: ContractError): string {
  return `${code} ${message}`;
}

/** Deeper than people write, and well before the stack of any part ends that follows what is nested. */
const deepest = 500;

/** Faults of form; `dynamic` is given the schemas with a dynamic reference, which the same walk meets. */
function formFaults(workspace: Workspace, dynamic: Loc[]): ContractError[] {
  const found: ContractError[] = [];
  walk(workspace, (node, ref) => {
    if (node.depth > deepest) {
      found.push(workspace.fault(node, faults.tooDeep()));
      return false;
    }
    const fault =
      referenceFault(workspace, node, ref) ?? (ref === undefined ? typeFault(workspace, node) : undefined);
    if (fault !== undefined) found.push(fault);
    if (node.kind === "schema" && get(node.value, "$dynamicRef") !== undefined)
      dynamic.push({ source: node.source, pointer: node.pointer });
    if (node.kind === "pathItem") found.push(...methodFaults(workspace, node));
    found.push(...memberFaults(workspace, node));
    return fault === undefined;
  });
  return found;
}

/** A chain of references is broken once, however many lead into it. */
function unique(found: readonly ContractError[]): ContractError[] {
  const byPlace = new Map<string, ContractError>();
  for (const fault of found) {
    const key = `${fault.code} ${pointersOf(fault)}`;
    if (!byPlace.has(key)) byPlace.set(key, fault);
  }
  return [...byPlace.values()];
}
