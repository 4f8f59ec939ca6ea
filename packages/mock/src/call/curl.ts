import { quoted } from "@partner-licenses/document/shell";
import type { Operation } from "../contract/types.ts";
import type { ExampleCall } from "../engine/types.ts";
import { withCredentials } from "./calls.ts";
import { anyCredentials } from "./credentials.ts";

/**
 * A `curl` that asks the mock for one answer and works in any POSIX shell, whatever the contract's names hold.
 * Path, required query, headers and body are a request that the contract allows.
 */
export function curl(operation: Operation, call: ExampleCall, url: string, prefer?: string): string {
  const method = operation.method.toUpperCase();
  const { body } = call;
  const sent = withCredentials(call, anyCredentials(operation));
  const headers = {
    ...(prefer !== undefined && { Prefer: prefer }),
    ...sent.headers,
    ...(body && { "content-type": body.type }),
  };
  const parts = Object.entries(headers).map(([name, value]) => ` -H ${quoted(`${capital(name)}: ${value}`)}`);
  // With -X HEAD curl would wait for a body that never comes.
  const verb = { GET: "-i", HEAD: "-I" }[method] ?? `-i -X ${method}`;
  const data = body ? ` --data-binary ${quoted(body.content)}` : "";
  // curl expands brackets and braces of a URL without -g.
  const glob = /[[\]{}]/.test(sent.path) ? " -g" : "";
  return `curl ${verb}${glob}${parts.join("")}${data} ${quoted(url + sent.path)}`;
}

const capital = (name: string): string => name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
