import { ContractError } from "../errors.ts";
import { asObject, get } from "../json.ts";
import { anchorsOf, inResource } from "./anchors.ts";
import { parseText } from "./parse.ts";
import { decode, type Loc, type SourceRef, valueAt } from "./pointer.ts";
import type { Locate } from "./positions.ts";
import type { Reader } from "./reader.ts";

/** One loaded document. */
export interface Source extends SourceRef {
  /** The path for people; absent for a document given as an object. */
  readonly display?: string;
  readonly path?: string;
  readonly locate?: Locate;
}

/** What a reference points at. */
export interface Target {
  readonly value: unknown;
  readonly loc: Loc;
}

/** A contract's documents: the entry and the files beside it, read when a `$ref` asks for them. */
export class Workspace {
  readonly entry: Source;
  private readonly sources = new Map<string, Source>();
  private readonly targets = new Map<string, Target>();
  private readonly reader: Reader | undefined;

  constructor(input: Reader | { document: unknown }) {
    if ("document" in input) {
      this.entry = { id: "", root: input.document };
    } else {
      this.reader = input;
      this.entry = this.open(input, input.entry, "");
    }
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
  private isPlain(ref: string, source: SourceRef): boolean {
    return ref.startsWith("#/") && valueAt(source.root, decode(ref.slice(1))) !== undefined;
  }

  private find(ref: string, from: Loc): Target {
    const hash = ref.indexOf("#");
    const file = hash === -1 ? ref : ref.slice(0, hash);
    const fragment = hash === -1 ? "" : ref.slice(hash + 1);
    const plain = file === "" && (fragment === "" || fragment.startsWith("/"));
    const named = plain ? undefined : anchorsOf(from.source).get(ref);
    if (named !== undefined)
      return { value: named.value, loc: { source: from.source, pointer: named.pointer } };
    const source = file === "" ? from.source : this.fileBeside(file, from);
    return this.walk(source, decode(fragment), ref, from);
  }

  private walk(source: SourceRef, fragment: string, ref: string, from: Loc): Target {
    const pointer = `#${fragment}`;
    const value = valueAt(source.root, fragment);
    if (value === undefined) throw this.fault(from, `\`$ref: ${ref}\` points at nothing`, correct);
    return { value, loc: { source, pointer: fragment === "/" ? "#" : pointer } };
  }

  private fileBeside(file: string, from: Loc): Source {
    if (/^[a-z][a-z0-9+.-]+:/i.test(file)) {
      throw this.fault(from, `\`$ref: ${file}\` points into the network, which the diff never reads`, vendor);
    }
    const base = (from.source as Source).path;
    if (this.reader === undefined || base === undefined) {
      throw this.fault(
        from,
        `\`$ref: ${file}\` points at a file, but the contract was given as an object`,
        bundle,
      );
    }
    const path = this.reader.join(base, file);
    const known = this.sources.get(path);
    if (known !== undefined) return known;
    try {
      return this.open(this.reader, path, file);
    } catch (cause) {
      if (cause instanceof ContractError && cause.places.length > 0) throw cause;
      throw this.fault(from, `\`$ref: ${file}\` cannot be read`, correct);
    }
  }

  private open(reader: Reader, path: string, id: string): Source {
    const display = reader.display(path);
    const source = { id, path, display, ...parseText(reader.read(path), display) };
    this.sources.set(path, source);
    return source;
  }

  /** A ContractError at a location of this contract. */
  fault(loc: Loc, message: string, hint: string): ContractError {
    const { display, locate } = loc.source as Source;
    const position = locate?.([loc.pointer]).get(loc.pointer) ?? { line: 1, column: 1 };
    const places = display === undefined ? [] : [{ file: display, ...position }];
    const where = display === undefined ? ` (at ${loc.pointer})` : "";
    return new ContractError(message + where, { places, hint });
  }

  /** The object at `value`, following `$ref`s; summary and description beside a `$ref` win. */
  deref(value: unknown, loc: Loc): Target {
    let target: Target = { value, loc };
    for (let step = 0; step < 100; step++) {
      const ref = get(target.value, "$ref");
      if (typeof ref !== "string") return target;
      const { $ref: _, ...beside } = asObject(target.value) ?? {};
      const next = this.resolve(ref, target.loc);
      const whole = asObject(next.value);
      const merge = Object.keys(beside).length > 0 && whole !== undefined;
      target = merge ? { value: { ...whole, ...beside }, loc: next.loc } : next;
    }
    throw this.fault(loc, "this `$ref` leads back to itself", correct);
  }
}

const correct = "correct the `$ref` or add what it points at";
const vendor = "keep a copy of the file beside the contract and point the `$ref` at it";
const bundle = "bundle the contract first, or give its path";
