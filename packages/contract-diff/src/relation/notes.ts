import { exactText } from "@partner-licenses/document/digits";
import { asObject, canonical, entries, get } from "@partner-licenses/document/json";
import { at, keysOf, type Loc } from "@partner-licenses/document/reader/pointer";
import { rules } from "../catalogue/rules.ts";
import { ARR } from "../keywords/mask.ts";
import { annotations, understood } from "../keywords/table.ts";
import { type ContractSide, places, type SchemaPart, type View } from "../normalise/view.ts";
import { addDelta } from "./delta.ts";
import type { Task } from "./relate.ts";

/** Compares what a schema says without limiting its values: docs, defaults, deprecation, XML names. */
export function relateNotes(task: Task): void {
  const [before, after] = [notesOf(task.base.docParts), notesOf(task.revision.docParts)];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [a, b] = [before.get(key), after.get(key)];
    if (sameTexts(a?.texts, b?.texts)) continue;
    const how = a === undefined ? "was added" : b === undefined ? "was removed" : "changed";
    const change = `\`${key}\` ${how}`;
    if (isUnknown(key))
      addDelta(task.pair, rules["unknown-keyword-changed"], places(a?.loc, b?.loc), { key, how });
    else addDelta(task.pair, rules["documentation-changed"], places(a?.loc, b?.loc), { change });
  }
  relateName(task);
  relateDialect(task);
  relateDefault(task);
  relateDeprecated(task);
  relateXml(task);
}

/** A component under another name is the same on the wire; generated code exports it by its name. */
function relateName({ pair: { base, revision }, pair }: Task): void {
  const [before, after] = [componentOf(base), componentOf(revision)];
  if (before === undefined || after === undefined || before.name === after.name) return;
  // One that lives on next to the other was not renamed: another one stands here now.
  if (isComponent(base.side, after.name) || isComponent(revision.side, before.name)) return;
  addDelta(pair, rules["component-renamed"], places(before.loc, after.loc), {
    before: before.name,
    after: after.name,
  });
}

function componentOf({ ref, side }: View): { name: string; loc: Loc } | undefined {
  const keys = ref === undefined ? [] : keysOf(ref);
  const name = keys[2];
  if (keys.length !== 3 || name === undefined || keys[0] !== "components" || keys[1] !== "schemas")
    return undefined;
  return { name, loc: at({ source: side.workspace.entry, pointer: "#" }, "components", "schemas", name) };
}

function isComponent({ workspace: { entry } }: ContractSide, name: string): boolean {
  return get(get(get(entry.root, "components"), "schemas"), name) !== undefined;
}

/** Another `$schema` gives the keywords another meaning. */
function relateDialect({ pair, base, revision }: Task): void {
  const [before, after] = [find(base.docParts, "$schema"), find(revision.docParts, "$schema")];
  if (isStandard(before?.value) && isStandard(after?.value)) return;
  if (before?.value === after?.value) return;
  addDelta(pair, rules["dialect-changed"], places(before?.loc, after?.loc), "of a schema");
}

function isStandard(dialect: unknown): boolean {
  return dialect === undefined || /2020-12\/schema|oas\/3\.[12]\//.test(String(dialect));
}

/** Whether nobody defined the key: it is no extension, and no word for people. */
function isUnknown(key: string): boolean {
  return !(
    understood.has(key) ||
    annotations.includes(key) ||
    key.startsWith("x-") ||
    key.endsWith(" next to $ref")
  );
}

interface Note {
  readonly texts: Set<string>;
  readonly loc: Loc;
}

function notesOf(parts: readonly SchemaPart[]): Map<string, Note> {
  const notes = new Map<string, Note>();
  const add = (key: string, text: string, loc: Loc) => {
    const note = notes.get(key);
    if (note === undefined) notes.set(key, { texts: new Set([text]), loc });
    else note.texts.add(text);
  };
  for (const part of parts) {
    for (const [key, value] of entries(part.raw)) {
      const [raw, loc] = [part.raw as object, at(part.loc, key)];
      // One example in 3.0 and a list of one in 3.1 say the same.
      if (key === "example") add("examples", exactText(raw, key), loc);
      else if (key === "examples" && Array.isArray(value))
        for (const index of value.keys()) add(key, exactText(value, index), loc);
      else if (
        (key === "format" && value === "password") ||
        ["examples", ...annotations].includes(key) ||
        !understood.has(key)
      )
        add(key, exactText(raw, key), loc);
    }
  }
  return notes;
}

/** Whether two sets hold the same texts, or both are missing. */
export function sameTexts(a: Set<string> | undefined, b: Set<string> | undefined): boolean {
  if (a === undefined || b === undefined || a.size !== b.size) return a === b;
  return [...a].every((text) => b.has(text));
}

/** A default decides what a message means that leaves the value out; in a request the server applies its own. */
function relateDefault({ pair, base, revision }: Task): void {
  const [before, after] = [find(base.docParts, "default"), find(revision.docParts, "default")];
  const where = places(before?.loc, after?.loc);
  const [was, is] = [before, after].map((found) => found && exactText(found.raw, "default"));
  if (was === is) return;
  if (is === undefined) addDelta(pair, rules["default-removed"], where, { value: was ?? "" });
  else if (was === undefined) addDelta(pair, rules["default-added"], where, { value: is });
  else addDelta(pair, rules["default-changed"], where, { before: was, after: is });
}

function relateDeprecated({ pair, base, revision }: Task): void {
  const [before, after] = [find(base.docParts, "deprecated"), find(revision.docParts, "deprecated")];
  if ((before?.value === true) === (after?.value === true)) return;
  const rule = after?.value === true ? rules["schema-deprecated"] : rules["schema-undeprecated"];
  addDelta(pair, rule, places(before?.loc, after?.loc));
}

/** XML names only matter where the value travels as XML. */
function relateXml({ pair, base, revision }: Task): void {
  const [before, after] = [find(base.docParts, "xml"), find(revision.docParts, "xml")];
  const isList = (revision.types & ARR) !== 0;
  if (canonical(plainXml(before?.value, isList)) === canonical(plainXml(after?.value, isList))) return;
  const where = places(before?.loc, after?.loc);
  const change = "the XML form changed, which no message of this kind uses";
  if (pair.mode.carrier === "xml") addDelta(pair, rules["xml-changed"], where);
  else addDelta(pair, rules["documentation-changed"], where, { change });
}

/** The XML form in the words of OpenAPI 3.2, where `nodeType` says what `attribute` and `wrapped` did. */
function plainXml(value: unknown, isList: boolean): object {
  const { attribute, wrapped, nodeType, ...rest } = asObject(value) ?? {};
  const isElement = !isList || wrapped === true;
  const former = attribute === true ? "attribute" : isElement ? "element" : "none";
  const kept = Object.entries(rest).filter(([, held]) => held !== false && held !== "");
  return { ...Object.fromEntries(kept), nodeType: nodeType ?? former };
}

function find(
  parts: readonly SchemaPart[],
  key: string,
): { value: unknown; raw: object; loc: Loc } | undefined {
  const part = parts.find((item) => get(item.raw, key) !== undefined);
  const raw = asObject(part?.raw);
  return part && raw && { value: raw[key], raw, loc: at(part.loc, key) };
}
