import { partAt } from "@partner-licenses/document/deref";
import { asArray, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { escapeStep } from "@partner-licenses/document/reader/pointer";
import type { Action } from "../values/document.ts";
import type { Side } from "../wire/side.ts";

/** A line of generated code, and the part of the older contract that it uses. */
export interface ReaderLine {
  readonly line: number;
  readonly operation: string;
  readonly direction: "request" | "response";
  readonly pointer: string;
  readonly what: string;
  /** The media type of the body that it is a part of. */
  readonly media?: Media;
}

interface Media {
  readonly name: string;
  readonly pointer: string;
}

/** A program that uses everything in an older contract's types, one part per line. */
export interface Reader {
  readonly text: string;
  readonly lines: readonly ReaderLine[];
}

const head = [
  "// Uses each part of the older contract's types through the newer ones, as code of a consumer does.",
  'import type { paths as Old } from "./old.ts";',
  'import type { paths as New } from "../new.ts";',
  "declare function take<Wanted>(given: Wanted): void;",
];

interface Walk {
  readonly document: JsonObject;
  readonly action: Action;
  readonly direction: "request" | "response";
  readonly lines: Omit<ReaderLine, "line">[];
  readonly code: string[];
  readonly media?: Media;
}

/**
 * Writes the program. What servers send is read: the new type must fit where the old one was;
 * what consumers send is written: the old type must fit where the new one is wanted.
 */
export function readerOf(older: Side, newer: Side): Reader {
  const lines: Omit<ReaderLine, "line">[] = [];
  const code: string[] = [];
  for (const action of older.actions) {
    const [method = "", path = ""] = action.name.split(" ");
    const there = newer.actions.find(({ key }) => key === action.key)?.name.split(" ")[1] ?? path;
    const at = (name: string, own: string) =>
      `${name}[${JSON.stringify(own)}][${JSON.stringify(method.toLowerCase())}]`;
    const both = { old: at("Old", path), new: at("New", there) };
    const walk = { document: older.document, action, lines, code };
    responses({ ...walk, direction: "response" }, both);
    requests({ ...walk, direction: "request" }, both);
  }
  const text = [...head, ...code, ""].join("\n");
  return { text, lines: lines.map((each, index) => ({ ...each, line: head.length + index + 1 })) };
}

interface Types {
  readonly old: string;
  readonly new: string;
}

function responses(walk: Walk, types: Types): void {
  for (const { status, contents } of walk.action.answers) {
    const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
    for (const { media, schema, part } of contents) {
      const body = step(types, `["responses"][${key}]["content"][${JSON.stringify(media)}]`);
      use({ ...walk, media: { name: media, pointer: part.pointer } }, body, schema, `the ${status} body`, []);
    }
  }
}

function requests(walk: Walk, types: Types): void {
  for (const { name, in: place, schema } of walk.action.inputs) {
    const holder = step(types, `["parameters"][${JSON.stringify(place)}]`);
    emit(walk, step(present(holder), `[${JSON.stringify(name)}]`), schema, `the ${place} parameter ${name}`);
  }
  for (const place of ["query", "header", "path"]) {
    const some = walk.action.inputs.find((input) => input.in === place);
    const all = step(types, `["parameters"][${JSON.stringify(place)}]`);
    if (some !== undefined) emit(walk, present(all), some.schema, `all ${place} parameters`);
  }
  for (const { media, schema, part } of walk.action.body?.contents ?? [])
    use(
      { ...walk, media: { name: media, pointer: part.pointer } },
      step(present(step(types, '["requestBody"]')), `["content"][${JSON.stringify(media)}]`),
      schema,
      "the body",
      [],
    );
}

/** One line for the part itself, and one for each part inside it. */
function use(walk: Walk, types: Types, pointer: string, what: string, stack: readonly string[]): void {
  const { value: schema, pointer: at } = partAt(walk.document, pointer);
  emit(walk, types, pointer, what);
  if (stack.includes(at) || stack.length > 8 || isUnion(schema)) return;
  const inner = [...stack, at];
  for (const name of Object.keys(objectOrEmpty(schema.properties))) {
    const property = step(present(types), `[${JSON.stringify(name)}]`);
    use(walk, property, `${at}/properties/${escapeStep(name)}`, `${what}.${name}`, inner);
  }
  if (schema.items !== undefined && schema.prefixItems === undefined)
    use(walk, step(present(types), "[number]"), `${at}/items`, `${what}[]`, inner);
}

function isUnion(schema: JsonObject): boolean {
  return ["oneOf", "anyOf", "allOf"].some((key) => asArray(schema[key]).length > 0);
}

function step(types: Types, access: string): Types {
  return { old: types.old + access, new: types.new + access };
}

function present(types: Types): Types {
  return { old: `NonNullable<${types.old}>`, new: `NonNullable<${types.new}>` };
}

function emit(walk: Walk, types: Types, pointer: string, what: string): void {
  const { action, direction, lines, code, media } = walk;
  const [wanted, given] = direction === "response" ? [types.old, types.new] : [types.new, types.old];
  code.push(`take<${wanted}>(undefined as unknown as ${given});`);
  lines.push({ operation: action.name, direction, pointer, what, ...(media && { media }) });
}
