import type { OperationEntry } from "../contract.ts";
import type { Shared } from "../shared.ts";

/** The operation that a request is made to; undefined where its URL is none of the contract's. */
export function operationOf(
  { operations, baseUrl }: Shared,
  { method, url }: Request,
): OperationEntry | undefined {
  const base = new Request(baseUrl || "/").url.replace(/\/$/, "");
  const [target = ""] = url.split(/[?#]/, 1);
  if (!target.startsWith(`${base}/`)) return undefined;
  const path = target.slice(base.length);
  return Object.values(operations)
    .filter((each) => each.method === method && patternOf(each.path).test(path))
    .sort((a, b) => variables(a) - variables(b))[0];
}

const variables = ({ path }: OperationEntry) => path.split("{").length;

/** A path as a pattern; each variable takes what is not empty and has no slash. */
function patternOf(path: string): RegExp {
  const steps = path.split(/\{[^}]*\}/).map((text) => text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  return new RegExp(`^${steps.join("[^/]+")}$`);
}
