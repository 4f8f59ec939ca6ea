import type { Operation, OperationResponse } from "../contract/types.ts";
import { type PreferenceFault, type Preferences, unknownName } from "./prefer.ts";

/** The names of a response's examples, over all its media types. */
export function exampleNames({ contents = [] }: OperationResponse): string[] {
  return [...new Set(contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)))];
}

/** The response that answers for a status, as Prism looks it up. */
export function responseFor({ responses }: Operation, status: number): OperationResponse | undefined {
  const range = `${String(status).charAt(0)}XX`;
  return (
    responses.find(({ code }) => code === String(status)) ??
    responses.find(({ code }) => code.toUpperCase() === range) ??
    responses.find(({ code }) => code === "default")
  );
}

/** The response that answers when no status is asked for. */
function ordinaryResponse({ responses }: Operation): OperationResponse | undefined {
  const successes = responses
    .filter(({ code }) => /^2(\d\d|XX)$/.test(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return successes[0] ?? responses.find(({ code }) => code === "default") ?? responses[0];
}

/** A status or example that the operation does not have, or `undefined`. */
export function unknownPreference(
  operation: Operation,
  { code, example }: Preferences,
): PreferenceFault | undefined {
  const response = code === undefined ? ordinaryResponse(operation) : responseFor(operation, code);
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
  const ordinary = ordinaryResponse(operation);
  if (code !== undefined || example === undefined || !ordinary) return undefined;
  if (exampleNames(ordinary).includes(example)) return undefined;
  const owners = operation.responses.filter(
    (response) => /^\d{3}$/.test(response.code) && exampleNames(response).includes(example),
  );
  return owners.length === 1 ? Number(owners[0]?.code) : undefined;
}
