import type { Operation } from "../contract/types.ts";
import { credentials } from "./credentials.ts";
import { exampleBody, exampleOf, neededParameters, pathOf, requiredHeaders } from "./values.ts";

/**
 * A `curl` that asks the mock for one answer and works in any POSIX shell, whatever the contract's names hold.
 * Path, required query, headers and body are the contract's examples.
 */
export function curl(operation: Operation, url: string, prefer?: string): string {
  const method = operation.method.toUpperCase();
  const body = exampleBody(operation);
  const headers = {
    ...(prefer !== undefined && { Prefer: prefer }),
    ...requiredHeaders(operation),
    ...secretOf(operation),
    ...(body && { "content-type": body.type }),
  };
  const parts = Object.entries(headers).map(([name, value]) => ` -H ${quote(`${capital(name)}: ${value}`)}`);
  // With -X HEAD curl would wait for a body that never comes.
  const verb = { GET: "-i", HEAD: "-I" }[method] ?? `-i -X ${method}`;
  const data = body ? ` --data-binary ${quote(body.text)}` : "";
  return `curl ${verb}${parts.join("")}${data} ${quote(url + addressOf(operation))}`;
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const capital = (name: string): string => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** Something that passes for a token, in the form that the operation asks for. */
function secretOf(operation: Operation): Record<string, string> {
  const headers = credentials(operation, "token") ?? {};
  const isBasic = Object.values(headers).some((value) => value.startsWith("Basic "));
  return (isBasic ? credentials(operation, "user:password") : headers) ?? {};
}

/** The path as it stands where the contract gives no value for it. */
function addressOf(operation: Operation): string {
  const known = neededParameters(operation).every((parameter) => exampleOf(parameter) !== undefined);
  return known ? pathOf(operation) : operation.path;
}
