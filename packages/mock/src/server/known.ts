import { exampleNames, ordinaryResponse, responseFor } from "../contract/responses.ts";
import type { Operation } from "../contract/types.ts";
import { type PreferenceFault, type Preferences, unknownName } from "./prefer.ts";

/** A status or example that the operation does not have, or `undefined`. */
export function unknownPreference(
  operation: Operation,
  { code, example }: Preferences,
): PreferenceFault | undefined {
  const response = code === undefined ? ordinaryResponse(operation.responses) : responseFor(operation, code);
  if (code !== undefined && !response) {
    return unknownName(
      "code",
      code,
      operation.responses.map((known) => known.code),
    );
  }
  if (example === undefined || !response) return undefined;
  const known = code === undefined ? operation.responses.flatMap(exampleNames) : exampleNames(response);
  return known.includes(example) ? undefined : unknownName("example", example, known);
}

/** The status that an example asked for on its own belongs to, when that is not the ordinary one. */
export function impliedStatus(operation: Operation, { code, example }: Preferences): number | undefined {
  const ordinary = ordinaryResponse(operation.responses);
  if (code !== undefined || example === undefined || !ordinary) return undefined;
  if (exampleNames(ordinary).includes(example)) return undefined;
  const owners = operation.responses.filter(
    (response) => /^\d{3}$/.test(response.code) && exampleNames(response).includes(example),
  );
  return owners.length === 1 ? Number(owners[0]?.code) : undefined;
}
