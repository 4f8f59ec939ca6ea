import type { Body, Field, OperationInfo } from "../types.ts";

/** The texts of a form by `<in>.<name>`. */
export type Values = Readonly<Record<string, string>>;

/** What the hook of an operation takes. */
export interface Input {
  readonly path?: Record<string, unknown>;
  readonly query?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The key of a field in the form and in the address. */
export const keyOf = (field: Field): string => `${field.in}.${field.name}`;

/** What the form starts with: the address's values, then what the contract gives. */
export function initialValues(operation: OperationInfo, given: URLSearchParams): Values {
  return Object.fromEntries(
    operation.fields.map((field) => [keyOf(field), given.get(keyOf(field)) ?? field.initial ?? ""]),
  );
}

/** What is wrong with a text, as a sentence, or undefined. `stops` when no request can be made of it. */
export function problemOf(field: Field, text: string): { text: string; stops: boolean } | undefined {
  if (text === "") return field.required ? { text: "This is required.", stops: true } : undefined;
  if (field.kind === "integer" || field.kind === "number") return numberProblem(field, text);
  if (field.kind === "json" && parsed(text) === undefined)
    return { text: "This is not JSON yet.", stops: true };
  if (field.kind === "uuid" && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    return hint("The contract asks for a UUID.");
  if (field.pattern !== undefined && !matches(field.pattern, text))
    return hint(`The contract asks for ${field.pattern}`);
  if (field.maxLength !== undefined && text.length > field.maxLength)
    return hint(`The contract allows ${field.maxLength} characters.`);
  return undefined;
}

const hint = (text: string) => ({ text, stops: false });

function numberProblem(field: Field, text: string) {
  const value = Number(text);
  if (Number.isNaN(value)) return { text: "This is not a number.", stops: true };
  if (field.kind === "integer" && !Number.isInteger(value))
    return hint("The contract asks for a whole number.");
  const { minimum = -Infinity, maximum = Infinity } = field;
  if (value >= minimum && value <= maximum) return undefined;
  const bounds = [
    Number.isFinite(minimum) ? `from ${minimum}` : "",
    Number.isFinite(maximum) ? `up to ${maximum}` : "",
  ];
  return hint(`The contract allows values ${bounds.filter(Boolean).join(" ")}.`);
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

/** The value of a JSON text, or undefined when it is none. */
export function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function fieldValue(field: Field, text: string): unknown {
  if (field.kind === "integer" || field.kind === "number") return Number(text);
  if (field.kind === "boolean") return text === "true";
  if (field.kind === "json") return parsed(text)?.value;
  if (field.kind !== "list") return text;
  const items = listOf(text);
  return field.items === "text" ? items : items.map(Number);
}

/** The items of a comma-separated text. */
export function listOf(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** The form as what the hook takes; empty fields are left out. */
export function inputOf(operation: OperationInfo, values: Values, body: unknown, prefer: string): Input {
  const input: Record<string, unknown> = {};
  for (const where of ["path", "query", "header"] as const) {
    const filled = operation.fields.filter((field) => field.in === where && values[keyOf(field)] !== "");
    if (filled.length === 0) continue;
    input[where] = Object.fromEntries(
      filled.map((field) => [field.name, fieldValue(field, values[keyOf(field)] ?? "")]),
    );
  }
  for (const field of operation.fields.filter((each) => each.in === "querystring"))
    if (values[keyOf(field)] !== "") input.querystring = fieldValue(field, values[keyOf(field)] ?? "");
  if (body !== undefined) input.body = body;
  if (prefer !== "") input.headers = { Prefer: prefer };
  return input;
}

/** The body of the form in the form that the client takes; undefined when there is none. */
export function bodyOf(body: Body | undefined, text: string, file: File | undefined): unknown {
  if (body === undefined) return undefined;
  if (body.kind === "file")
    return file ?? (body.required ? new Blob([], { type: body.mediaType }) : undefined);
  if (text.trim() === "") return undefined;
  if (body.kind === "text") return text;
  const value = parsed(text)?.value;
  if (body.kind === "json") return value;
  const entries = Object.entries((value ?? {}) as Record<string, unknown>).map(
    ([name, entry]) => [name, typeof entry === "string" ? entry : JSON.stringify(entry)] as const,
  );
  if (body.kind === "form") return new URLSearchParams(entries.map(([name, entry]) => [name, entry]));
  const form = new FormData();
  for (const [name, entry] of entries) form.append(name, entry);
  return form;
}
