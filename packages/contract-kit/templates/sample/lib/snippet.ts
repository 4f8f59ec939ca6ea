import { code } from "../api.ts";
import type { OperationInfo } from "../types.ts";
import { isRecord } from "./data.ts";
import type { Input } from "./values.ts";

/** A module that makes the call through the client, at an address. */
export function typescriptOf(operation: OperationInfo, input: Input, address: string): string {
  const { path = {}, headers: _asked, ...options } = input;
  const { before, shown } = bodyCode(options);
  const callee = operation.callee.map((part, index) => (index % 2 === 0 ? part : literal(path[part] ?? "")));
  return fill(code.typescript, {
    ...{ auth: operation.auth, before, address: JSON.stringify(address) },
    ...{ callee: callee.join(""), options: optionsCode(shown) },
  });
}

/** A component that makes the call through its hook. */
export function reactOf(operation: OperationInfo, input: Input): string {
  const { headers: _asked, ...options } = input;
  const { before, shown } = bodyCode(options);
  const template = operation.safe ? code.query : code.mutation;
  return fill(template, { before, Name: operation.hook.slice("use".length), options: optionsCode(shown) });
}

/** Puts values in their places, as deep as those stand. A line that is only a place is left out where there is no value. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split("\n")
    .flatMap((line) => {
      const [, indent = "", only] = /^(\s*)(?:«(\w+)»$)?/.exec(line) ?? [];
      if (only !== undefined && !values[only]) return [];
      return [
        line.replace(/«(\w+)»/g, (_, name: string) => (values[name] ?? "").replaceAll("\n", `\n${indent}`)),
      ];
    })
    .join("\n");
}

/** The lines that make a body which is no literal, and the options that name it. */
function bodyCode(options: Omit<Input, "headers">): { before: string; shown: Record<string, unknown> } {
  const { body } = options;
  if (body instanceof FormData) {
    const fields = [...body].map(
      ([name, value]) => `body.append(${JSON.stringify(name)}, ${literal(value)});`,
    );
    return {
      before: ["const body = new FormData();", ...fields].join("\n"),
      shown: { ...options, body: raw },
    };
  }
  return { before: "", shown: { ...options } };
}

/** Stands for a variable of its own name. */
const raw = Symbol("raw");

const optionsCode = (options: Record<string, unknown>) =>
  Object.keys(options).length === 0 ? "" : literal(options, "  ");

/** `__proto__:` would set the prototype. */
function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function literal(value: unknown, indent = "  "): string {
  if (value instanceof Blob) return `new Blob(["…"], { type: ${JSON.stringify(value.type)} })`;
  // As pairs, since a name may stand twice.
  if (value instanceof URLSearchParams) return `new URLSearchParams(${literal([...value], indent)})`;
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([name, entry]) => {
    if (entry === raw) return name;
    return `${key(name)}: ${literal(entry, `${indent}  `)}`;
  });
  const line = `{ ${entries.join(", ")} }`;
  return line.length < 60
    ? line
    : `{\n${entries.map((entry) => `${indent}${entry},\n`).join("")}${indent.slice(2)}}`;
}
