import type { Project } from "@partner-licenses/contract-diff/project";
import { plural } from "@partner-licenses/contract-diff/report";
import { ContractError } from "@partner-licenses/document/errors";
import { readModel } from "../model/model.ts";
import { typedFor } from "./typed.ts";

/**
 * What `contract check` has to say about a contract that was compared, in a line; none when it has nothing to say.
 * A fault that is left is one that the base has too: it was released, so it is no news, but it is not kept quiet.
 */
export function checkNotes(project: Project): string[] {
  const [count, what] = found(project.spec);
  if (count === 0) return [];
  return [`${plural(count, what)} of the contract: ${typedFor(project, "check")}`];
}

function found(spec: string): [count: number, what: string] {
  try {
    return [readModel(spec).notes.length, "limitation"];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return [1 + error.others.length, "older fault"];
  }
}
