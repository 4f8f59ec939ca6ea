import { digitsOf } from "@partner-licenses/document/digits";
import { asObject, get } from "@partner-licenses/document/json";
import { mappingRef } from "@partner-licenses/document/model/discriminator";
import type { LoadedContract } from "@partner-licenses/document/reader/load";
import type { Loc, Source } from "@partner-licenses/document/reader/pointer";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { heirsIn } from "@partner-licenses/document/values/schema/discriminator";

/** Keys of the references inside a value. */
type Refs = ReadonlySet<string>;

const none: Refs = new Set();

interface Reference {
  same: boolean;
  readonly inside: Refs;
}

/**
 * Sees quickly that two places hold the same text and lead to the same text: then there is nothing to compare.
 * References are judged once for the whole contract, so that a big one costs one walk.
 */
export class Sameness {
  private readonly base: LoadedContract;
  private readonly revision: LoadedContract;
  private readonly memo = new Map<object, { readonly other: object; readonly refs: Refs | undefined }>();
  private readonly references = new Map<string, Reference>();
  private readonly alike: boolean;

  constructor(base: LoadedContract, revision: LoadedContract) {
    this.base = base;
    this.revision = revision;
    // The schemas of 3.1 and 3.2 are of one dialect.
    this.alike = (base.version === "3.0") === (revision.version === "3.0");
  }

  /** Whether both values are the same text, and so is everything that they refer to. */
  same(base: unknown, baseLoc: Loc, revision: unknown, revisionLoc: Loc): boolean {
    if (!this.alike || baseLoc.source.id !== revisionLoc.source.id) return false;
    const refs = this.equal(base, revision, baseLoc.source.id);
    if (refs === undefined) return false;
    for (const ref of refs) if (!this.isClean(ref)) return false;
    return true;
  }

  /** The references in values of equal text, key order aside; undefined where the text differs. */
  private equal(a: unknown, b: unknown, file: string): Refs | undefined {
    if (typeof a !== "object" || a === null) return a === b ? none : undefined;
    if (typeof b !== "object" || b === null || Array.isArray(a) !== Array.isArray(b)) return undefined;
    const known = this.memo.get(a);
    if (known?.other === b) return known.refs;
    const refs = Array.isArray(a) ? this.equalItems(a, b as unknown[], file) : this.equalKeys(a, b, file);
    this.memo.set(a, { other: b, refs });
    return refs;
  }

  private equalItems(a: unknown[], b: unknown[], file: string): Refs | undefined {
    if (a.length !== b.length) return undefined;
    const found = new Found();
    for (let index = 0; index < a.length; index++) {
      if (digitsOf(a, index) !== digitsOf(b, index)) return undefined;
      if (!found.add(this.equal(a[index], b[index], file))) return undefined;
    }
    return found.refs;
  }

  private equalKeys(a: object, b: object, file: string): Refs | undefined {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return undefined;
    const found = new Found();
    for (const key of keys) {
      if (!Object.hasOwn(b, key) || digitsOf(a, key) !== digitsOf(b, key)) return undefined;
      const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
      if (!found.add(this.equal(left, right, file))) return undefined;
      if (referring.has(key) && typeof left === "string") found.add(new Set([`${file}|${left}`]));
      if (key === "discriminator") found.add(new Set(mappedTo(left).map((ref) => `${file}|${ref}`)));
    }
    return found.refs;
  }

  /** Whether a reference's target, and all that it leads to, is the same on both sides. */
  private isClean(ref: string): boolean {
    if (!this.references.has(ref)) this.judge(ref);
    return this.references.get(ref)?.same ?? false;
  }

  /** Judges a reference together with all that it leads to, then carries the differences back. */
  private judge(start: string): void {
    const fresh: string[] = [];
    const queue = [start];
    for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
      if (this.references.has(ref)) continue;
      const judged = this.look(ref);
      this.references.set(ref, judged);
      fresh.push(ref);
      queue.push(...judged.inside);
    }
    const users = new Map<string, string[]>();
    for (const ref of fresh) {
      for (const inner of this.references.get(ref)?.inside ?? []) {
        const list = users.get(inner);
        if (list === undefined) users.set(inner, [ref]);
        else list.push(ref);
      }
    }
    const changed = [...users.keys(), ...fresh].filter((ref) => this.references.get(ref)?.same === false);
    for (let ref = changed.pop(); ref !== undefined; ref = changed.pop()) {
      for (const user of users.get(ref) ?? []) {
        const reference = this.references.get(user);
        if (reference?.same !== true) continue;
        reference.same = false;
        changed.push(user);
      }
    }
  }

  private look(ref: string): Reference {
    const bar = ref.indexOf("|");
    const from = (source: Source): Loc => ({ source, pointer: "#" });
    // References out of side files are left to the slow comparison.
    if (bar !== 0) return { same: false, inside: none };
    try {
      const [a, b] = [this.base, this.revision].map(({ workspace }) =>
        workspace.resolve(ref.slice(bar + 1), from(workspace.entry)),
      );
      const inEntry = a?.loc.source.id === "" && b?.loc.source.id === "";
      const inside = inEntry ? this.equal(a.value, b.value, "") : undefined;
      if (inside === undefined) return { same: false, inside: none };
      // What a discriminator may call is part of what is said.
      const [made, remade] = [heirsOf(this.base, a), heirsOf(this.revision, b)];
      const isAlike = made.size === remade.size && [...made].every((heir) => remade.has(heir));
      return { same: isAlike, inside: made.size === 0 ? inside : new Set([...inside, ...made]) };
    } catch {
      return { same: false, inside: none };
    }
  }
}

/** The references of several parts; a copy is made for two that have some, as most have none. */
class Found {
  refs: Refs = none;
  private own: Set<string> | undefined;

  /** False for a part of which the text differs. */
  add(refs: Refs | undefined): boolean {
    if (refs === undefined) return false;
    if (this.refs.size === 0) this.refs = refs;
    else if (refs.size > 0) {
      this.own ??= new Set(this.refs);
      for (const ref of refs) this.own.add(ref);
      this.refs = this.own;
    }
    return true;
  }
}

const referring = new Set(["$ref", "$dynamicRef", "$recursiveRef"]);

function heirsOf({ workspace }: LoadedContract, base: Target | undefined): Refs {
  const heirs = base === undefined ? [] : heirsIn(workspace, base);
  return heirs.length === 0 ? none : new Set(heirs.map(({ loc }) => `|${loc.pointer}`));
}

function mappedTo(discriminator: unknown): string[] {
  const mapping = asObject(get(discriminator, "mapping")) ?? {};
  return Object.values(mapping).map((target) => mappingRef(String(target)));
}
