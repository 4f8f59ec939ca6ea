import { isObject } from "../json.ts";
import { join, keysOf } from "../reader/pointer.ts";

type Key = string | number;

/** What an action of an overlay did to a part of a contract: where the action stands, and the part. */
export interface Mark {
  readonly place: string;
  readonly pointer: string;
}

/** Remembers which action put or took each part of a document, whatever happens to its pointers afterwards. */
export class Marks {
  private readonly placed = new Map<object, Map<Key, string>>();
  private readonly emptied = new Map<object, Set<string>>();

  put(owner: object, key: Key, place: string): void {
    this.in(owner).set(key, place);
  }

  /** An item that is gone has no place any more: its list is what changed. */
  took(owner: object, key: Key, place: string): void {
    if (!Array.isArray(owner)) {
      this.put(owner, key, place);
      return;
    }
    this.emptied.set(owner, (this.emptied.get(owner) ?? new Set()).add(place));
    const later = [...this.in(owner)].flatMap(([each, by]): [Key, string][] =>
      each === key ? [] : [[Number(each) > Number(key) ? Number(each) - 1 : each, by]],
    );
    this.placed.set(owner, new Map(later));
  }

  /** What is left of it in the document. */
  of(root: unknown, pointer = "#"): Mark[] {
    if (!isObject(root) && !Array.isArray(root)) return [];
    const inside = Object.entries(root).flatMap(([key, value]) => this.of(value, join(pointer, key)));
    const members = [...(this.placed.get(root) ?? [])].map(([key, place]) => ({
      place,
      pointer: join(pointer, key),
    }));
    return [
      ...[...(this.emptied.get(root) ?? [])].map((place) => ({ place, pointer })),
      ...members,
      ...inside,
    ];
  }

  private in(owner: object): Map<Key, string> {
    const known = this.placed.get(owner) ?? new Map<Key, string>();
    this.placed.set(owner, known);
    return known;
  }
}

const head = "# Made from another contract by overlays: change those. The end says what they put and took.\n";
const line = /^# (.+?:\d+:\d+) (#.*)$/gm;

/** A contract of YAML that says which actions made it. */
export function withMarks(yaml: string, marks: readonly Mark[]): string {
  const lines = marks.map(({ place, pointer }) => `# ${place} ${JSON.stringify(pointer).slice(1, -1)}\n`);
  return `${head}${yaml}${lines.join("")}`;
}

/** What a contract says of the overlays that made it; nothing for any other contract. */
export function marksIn(text: string): Mark[] {
  if (!text.startsWith(head)) return [];
  return [...text.matchAll(line)].map(([, place = "", pointer = ""]) => ({
    place,
    pointer: JSON.parse(`"${pointer}"`) as string,
  }));
}

/** The actions that made the part at a pointer what it is: of it, of what it is in, else of its own members. */
export function marksAt(marks: readonly Mark[], pointer: string): string[] {
  const isWithin = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}/`);
  const around = marks.filter((mark) => isWithin(pointer, mark.pointer));
  const nearest = Math.max(...around.map((mark) => mark.pointer.length));
  const depth = keysOf(pointer).length;
  const inside = marks.filter(
    (mark) => isWithin(mark.pointer, pointer) && keysOf(mark.pointer).length === depth + 1,
  );
  const found = around.length > 0 ? around.filter((mark) => mark.pointer.length === nearest) : inside;
  return [...new Set(found.map(({ place }) => place))];
}
