import { ContractError, formatPlace, type Place } from "../errors.ts";
import { type Fault, faults } from "../faults.ts";
import { entries, get, isObject } from "../json.ts";
import { anchorsOf, inResource } from "./anchors.ts";
import { Documents } from "./documents.ts";
import { at, decode, join, keysOf, type Loc, memberAt, type Source, valueAt } from "./pointer.ts";
import { nearestPosition } from "./position.ts";
import type { Reader } from "./reader.ts";

/** What a reference points at. */
export interface Target {
  readonly value: unknown;
  readonly loc: Loc;
}

/** A contract's documents: the entry and the files next to it, read when a `$ref` asks for them. */
export class Workspace {
  readonly entry: Source;
  private readonly documents: Documents;
  private readonly targets = new Map<string, Target>();

  constructor(input: Reader | { document: unknown }) {
    this.documents = new Documents(input);
    this.entry = this.documents.entry;
  }

  /** The whole entry document. */
  get root(): Target {
    return { value: this.entry.root, loc: { source: this.entry, pointer: "#" } };
  }

  /** Paths of the files that were read so far; none for a document given as an object. */
  get files(): string[] {
    return this.documents.files;
  }

  /** The documents that were read so far. */
  get sources(): Source[] {
    return this.documents.sources;
  }

  /**
   * The value that `ref`, written at `from`, points at.
   * Throws a ContractError when there is nothing, or when it points into the network.
   */
  resolve(ref: string, from: Loc): Target {
    const key = `${from.source.id}|${ref}`;
    const known = this.targets.get(key);
    if (known !== undefined) return known;
    // Inside a schema that is a document of its own, a reference may name another place than elsewhere.
    const own = this.isPlain(ref, from.source) ? undefined : inResource(ref, from.source, from.pointer);
    if (own !== undefined) return { value: own.value, loc: { source: from.source, pointer: own.pointer } };
    const target = this.find(ref, from);
    this.targets.set(key, target);
    return target;
  }

  /** Whether the reference is a pointer that leads somewhere from the document's root, as nearly all do. */
  private isPlain(ref: string, source: Source): boolean {
    return ref.startsWith("#/") && valueAt(source.root, decode(ref.slice(1))) !== undefined;
  }

  private find(ref: string, from: Loc): Target {
    const hash = ref.indexOf("#");
    const file = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = hash === -1 ? "" : ref.slice(hash + 1);
    const source = file === "" ? from.source : this.open(ref, file, from);
    if (fragment !== "" && !fragment.startsWith("/")) {
      const anchors = anchorsOf(source);
      const named = anchors.get(`#${decode(fragment)}`);
      if (named === undefined) throw this.fault(referrer(from, ref), faults.refAnchor(ref, fragment));
      return { value: named.value, loc: { source, pointer: named.pointer } };
    }
    const target = this.walk(source, fragment);
    if (target === undefined) throw this.fault(referrer(from, ref), faults.refNothing(ref));
    return target;
  }

  private open(ref: string, file: string, from: Loc): Source {
    const found = this.documents.open(decode(file), from.source);
    if (typeof found === "object") return found;
    throw this.fault(referrer(from, ref), faults[found](ref));
  }

  /**
   * The target of a JSON pointer. An escaped slash may mean a slash inside of a key or, by the letter, one between
   * keys: both are tried, and a pointer may lead through a `$ref`.
   */
  private walk(source: Source, fragment: string): Target | undefined {
    const root: Target = { value: source.root, loc: { source, pointer: "#" } };
    const spelled = [keysOf(decode(fragment)), keysOf(fragment).map(decode), keysOf(fragment)];
    for (const keys of fragment.includes("%") ? spelled : [keysOf(fragment)]) {
      const target = this.follow(root, keys);
      if (target !== undefined) return target;
    }
    // Many write `#/` for the whole document.
    return fragment === "/" ? root : undefined;
  }

  private follow(root: Target, keys: readonly string[]): Target | undefined {
    let target = root;
    for (const key of keys) {
      let value = memberAt(target.value, key);
      if (value === undefined && typeof get(target.value, "$ref") === "string") {
        target = this.deref(target.value, target.loc);
        value = memberAt(target.value, key);
      }
      if (value === undefined) return undefined;
      target = { value, loc: at(target.loc, key) };
    }
    return target;
  }

  /**
   * The object at `value`, following `$ref`s. Of what stands next to a `$ref`, `summary`, `description` and extensions
   * win over the target's own; all else is ignored, as the specification says.
   */
  deref(value: unknown, loc: Loc): Target {
    let target: Target = { value, loc };
    const seen = new Set<unknown>();
    let words: Record<string, unknown> = {};
    for (let ref = get(value, "$ref"); typeof ref === "string"; ref = get(target.value, "$ref")) {
      if (seen.has(target.value)) throw this.fault(at(loc, "$ref"), faults.refCycle());
      seen.add(target.value);
      words = { ...wordsOf(target.value), ...words };
      target = this.resolve(ref, target.loc);
    }
    if (Object.keys(words).length === 0 || !isObject(target.value)) return target;
    return { value: { ...target.value, ...words }, loc: target.loc };
  }

  /** Throws a ContractError when a chain of references leads nowhere, or back to itself. */
  requireEnd(ref: string, from: Loc): void {
    const target = this.resolve(ref, from);
    if (get(target.value, "$ref") !== undefined) this.deref({ $ref: ref }, from);
  }

  /** The member of an object at the end of the keys, references followed; its value is undefined when there is none. */
  member({ value, loc }: Target, ...keys: readonly string[]): Target {
    let target: Target = { value, loc };
    for (const key of keys) target = this.deref(get(target.value, key), at(target.loc, key));
    return target;
  }

  /**
   * The path item at `value`: of what stands next to a `$ref`, everything counts and wins over the target's own. The
   * target's operations and parameters are then references to where they are written.
   */
  derefItem(value: unknown, loc: Loc, seen: ReadonlySet<unknown> = new Set()): Target {
    const ref = get(value, "$ref");
    if (typeof ref !== "string" || !isObject(value)) return { value, loc };
    const { $ref: _, ...own } = value;
    if (seen.has(value)) throw this.fault(at(loc, "$ref"), faults.refCycle());
    const named = this.resolve(ref, loc);
    const target = this.derefItem(named.value, named.loc, new Set([...seen, value]));
    if (Object.keys(own).length === 0 || !isObject(target.value)) return target;
    const into = ref.includes("#") ? ref : `${ref}#`;
    const there = (...keys: string[]) => ({ $ref: join(into, ...keys) });
    const members = entries(target.value).map(([key, held]) => {
      if (key === "additionalOperations")
        return [key, Object.fromEntries(entries(held).map(([name]) => [name, there(key, name)]))];
      // All other objects of a path item are operations.
      const isPart = key === "parameters" || (isObject(held) && !key.startsWith("x-"));
      return [key, isPart ? there(key) : held];
    });
    return { value: { ...Object.fromEntries(members), ...own }, loc };
  }

  /** Where a location was written; that of the closest part above it that was. Undefined for a parsed object. */
  place(loc: Loc): Place | undefined {
    const { display, locate } = loc.source;
    if (display === undefined) return undefined;
    return {
      file: display,
      ...(locate === undefined ? { line: 1, column: 1 } : nearestPosition(locate, loc.pointer)),
    };
  }

  /** A ContractError at locations of this contract. */
  fault(loc: Loc | readonly Loc[], { message, code, hint }: Fault): ContractError {
    const given: readonly Loc[] = "pointer" in loc ? [loc] : loc;
    // Who walks through a contract lends a place that is another one later.
    const locs = given.map(({ source, pointer }): Loc => ({ source, pointer }));
    const [first] = locs;
    const isObject = first !== undefined && (first.source as Source).display === undefined;
    const where = isObject ? ` (at ${first.pointer})` : "";
    // To find a place takes a scan of the text.
    const places = () => locs.map((each) => this.place(each)).filter((place) => place !== undefined);
    const fault = new ContractError(message + where, { code, places, hint });
    pointers.set(fault, locs.map(({ source, pointer }) => `${source.id}${pointer}`).join(" "));
    return fault;
  }
}

const pointers = new WeakMap<ContractError, string>();

/** Where the parts of a contract stand that a fault is about, without a look at the text. */
export function pointersOf(fault: ContractError): string {
  return pointers.get(fault) ?? fault.places.map(formatPlace).join(" ");
}

/** What stands next to a `$ref` and counts. */
function wordsOf(reference: unknown): Record<string, unknown> {
  const words = entries(reference).filter(
    ([key]) => key === "summary" || key === "description" || key.startsWith("x-"),
  );
  return Object.fromEntries(words);
}

/** The key that holds the reference, below the object that it stands in. */
function referrer(from: Loc, ref: string): Loc {
  const holder = valueAt(from.source.root, from.pointer.slice(1));
  const key = ["$ref", "$dynamicRef", "$recursiveRef"].find((name) => get(holder, name) === ref);
  return key === undefined ? from : at(from, key);
}
