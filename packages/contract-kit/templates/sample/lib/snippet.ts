import { hooksPackage } from "../api.ts";
import type { OperationInfo } from "../types.ts";
import { isRecord } from "./data.ts";
import type { Input } from "./values.ts";

/** The code of a component that makes the same call. */
export function snippetOf(operation: OperationInfo, input: Input): string {
  const { headers: _asked, ...own } = input;
  const options = Object.keys(own).length === 0 ? "" : literal(own, "  ");
  const lines = operation.safe
    ? [`const { data, error, isPending } = ${operation.hook}(${options});`]
    : [`const { mutate, data, error } = ${operation.hook}();`, `mutate(${options});`];
  return [`import { ${operation.hook} } from "${hooksPackage}";`, "", ...lines].join("\n");
}

function literal(value: unknown, indent: string): string {
  if (value instanceof Blob) return "file";
  if (value instanceof URLSearchParams)
    return `new URLSearchParams(${literal(Object.fromEntries(value), indent)})`;
  if (value instanceof FormData) return "formData";
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([name, entry]) =>
      `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${literal(entry, `${indent}  `)}`,
  );
  const line = `{ ${entries.join(", ")} }`;
  return line.length < 60
    ? line
    : `{\n${entries.map((entry) => `${indent}${entry},\n`).join("")}${indent.slice(2)}}`;
}
