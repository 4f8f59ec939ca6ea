/** A name as an object key: quoted only where it must be. `__proto__:` would set the prototype. */
export function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** How code reaches a member of that name. */
export function member(name: string): string {
  return key(name) === name ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A value as a TypeScript literal on one line, keys unquoted where possible. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return entries.length === 0
    ? "{}"
    : `{ ${entries.map(([name, entry]) => `${key(name)}: ${literal(entry)}`).join(", ")} }`;
}

/** Lines as a doc comment, indented; an empty list gives no lines. */
export function docComment(lines: readonly string[], indent = ""): string[] {
  const text = lines
    .join("\n")
    .replaceAll("*/", "*\\/")
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
  if (text.length === 1) return text[0] === "" ? [] : [`${indent}/** ${text[0]} */`];
  return [
    `${indent}/**`,
    ...text.map((line) => (line === "" ? `${indent} *` : `${indent} * ${line}`)),
    `${indent} */`,
  ];
}

/** The lines as the text of a file, with one newline at the end. */
export function fileText(lines: readonly string[]): string {
  return `${lines.join("\n").trimEnd()}\n`;
}
