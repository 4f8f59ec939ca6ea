import type { Operation } from "@partner-licenses/document/model/operations";
import { nearest } from "@partner-licenses/document/near";
import type { Api } from "./api.ts";

/** Why a tool does not do what it was asked for, in words for the agent that asked. */
export class Refusal extends Error {}

/** The operation of a name. Throws a {@link Refusal} that names the nearest one. */
export function operationNamed(api: Api, name: string): Operation {
  const operation = api.operations.get(name);
  if (operation !== undefined) return operation;
  throw new Refusal(
    `There is no operation ${JSON.stringify(name)}.${hint(name, [...api.operations.keys()])} Find its name with search_operations.`,
  );
}

/** A question after the known name nearest to one that is unknown. */
export function hint(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? "" : ` Did you mean ${JSON.stringify(near)}?`;
}
