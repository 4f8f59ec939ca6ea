import { isObject } from "@partner-licenses/document/json";
import { findNodeAtLocation, type Node, parse, parseTree } from "jsonc-parser";

/** A JSON text that is changed without touching what stands around the change, so that the way back ends where it began. */
export class JsonText {
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  get(...path: readonly string[]): unknown {
    return path.reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      parse(this.text),
    );
  }

  /** The line on which a value begins, from 1; the first one where there is none. */
  lineOf(...path: readonly string[]): number {
    return this.text.slice(0, this.node(path)?.offset ?? 0).split("\n").length;
  }

  /** Sets a value; what is new stands after all others, in the layout that they have. */
  set(path: readonly string[], value: unknown): void {
    const known = this.node(path);
    const inner = path.at(-1) ?? "";
    const owner = known?.parent?.parent ?? this.node(path.slice(0, -1));
    if (owner?.type !== "object") {
      this.set(path.slice(0, -1), { [inner]: value });
      return;
    }
    const { first, next, end, written } = layoutOf(this.text, owner);
    const member = `${JSON.stringify(inner)}: ${written(value)}`;
    const last = owner.children?.at(-1);
    if (known !== undefined) this.put(known.offset, known.length, written(value));
    else if (last === undefined) this.put(owner.offset, owner.length, `{${first}${member}${end}}`);
    else this.put(last.offset + last.length, 0, `,${next}${member}`);
  }

  /** Takes a member out. */
  remove(path: readonly string[]): void {
    const member = this.node(path)?.parent;
    const all = member?.parent?.children ?? [];
    if (member === undefined) return;
    const index = all.indexOf(member);
    const [before, after, owner] = [all[index - 1], all[index + 1], member.parent];
    if (before !== undefined) this.put(endOf(before), endOf(member) - endOf(before), "");
    else if (after !== undefined) this.put(member.offset, after.offset - member.offset, "");
    else this.put(owner?.offset ?? 0, owner?.length ?? 0, "{}");
  }

  /** Takes a member out, and the object around it when nothing else is in it. */
  take(outer: string, inner: string): void {
    this.remove([outer, inner]);
    if (this.isEmpty(outer)) this.remove([outer]);
  }

  /** Whether a member is an object with nothing in it. */
  isEmpty(name: string): boolean {
    const value = this.get(name);
    return isObject(value) && Object.keys(value).length === 0;
  }

  private node(path: readonly string[]): Node | undefined {
    const tree = parseTree(this.text);
    return tree && findNodeAtLocation(tree, [...path]);
  }

  private put(offset: number, length: number, text: string): void {
    this.text = `${this.text.slice(0, offset)}${text}${this.text.slice(offset + length)}`;
  }
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

/** How an object is laid out: what stands before its first member, the others and its end, and how a value is written in it. */
function layoutOf(text: string, { offset, children: [child] = [] }: Node) {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const [, unit = "  "] = /\n([ \t]+)\S/.exec(text) ?? [];
  const lead = child === undefined ? undefined : text.slice(offset + 1, child.offset);
  if (lead !== undefined && !lead.includes("\n")) {
    const written = (value: unknown) => JSON.stringify(value, undefined, 1).replace(/\n\s*/g, " ");
    return { first: lead, next: " ", end: lead, written };
  }
  const [line = ""] = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", offset) + 1)) ?? [];
  const indent = eol + (lead === undefined ? line + unit : lead.slice(lead.lastIndexOf("\n") + 1));
  const written = (value: unknown) => JSON.stringify(value, undefined, unit).replaceAll("\n", indent);
  return { first: indent, next: indent, end: eol + line, written };
}
