import { asObject, get } from "@partner-licenses/document/json";
import { mappingRef } from "@partner-licenses/document/model/discriminator";
import type { LoadedContract } from "@partner-licenses/document/reader/load";
import type { Loc, Source } from "@partner-licenses/document/reader/pointer";

interface Reference {
  same: boolean;
  /** Keys of the references inside the target. */
  readonly inside: Set<string>;
}

/**
 * Sees quickly that two places hold the same text and lead to the same text: then there is nothing to compare.
 * References are judged once for the whole contract, so that a big one costs one walk.
 */
export class Sameness {
  private readonly base: LoadedContract;
  private readonly revision: LoadedContract;
  private readonly memo = new WeakMap<object, { other: unknown; same: boolean; refs: Set<string> }>();
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
    const refs = new Set<string>();
    if (!this.equal(base, revision, baseLoc.source.id, refs)) return false;
    for (const ref of refs) if (!this.isClean(ref)) return false;
    return true;
  }

  /** Equal text, key order aside; collects the references on the way. */
  private equal(a: unknown, b: unknown, file: string, refs: Set<string>): boolean {
    if (typeof a !== "object" || a === null) return a === b;
    if (typeof b !== "object" || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
    const known = this.memo.get(a);
    if (known !== undefined && known.other === b) {
      for (const ref of known.refs) refs.add(ref);
      return known.same;
    }
    const own = new Set<string>();
    const same = Array.isArray(a)
      ? this.equalItems(a, b as unknown[], file, own)
      : this.equalKeys(a, b, file, own);
    this.memo.set(a, { other: b, same, refs: own });
    for (const ref of own) refs.add(ref);
    return same;
  }

  private equalItems(a: unknown[], b: unknown[], file: string, refs: Set<string>): boolean {
    return a.length === b.length && a.every((item, index) => this.equal(item, b[index], file, refs));
  }

  private equalKeys(a: object, b: object, file: string, refs: Set<string>): boolean {
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false;
      const [left, right] = [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]];
      if (!this.equal(left, right, file, refs)) return false;
      if (referring.has(key) && typeof left === "string") refs.add(`${file}|${left}`);
      if (key === "discriminator") for (const ref of mappedTo(left)) refs.add(`${file}|${ref}`);
    }
    return true;
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
    const inside = new Set<string>();
    const bar = ref.indexOf("|");
    const from = (source: Source): Loc => ({ source, pointer: "#" });
    // References out of side files are left to the slow comparison.
    if (bar !== 0) return { same: false, inside };
    try {
      const [a, b] = [this.base, this.revision].map(({ workspace }) =>
        workspace.resolve(ref.slice(bar + 1), from(workspace.entry)),
      );
      const inEntry = a?.loc.source.id === "" && b?.loc.source.id === "";
      return { same: inEntry && this.equal(a.value, b.value, "", inside), inside };
    } catch {
      return { same: false, inside };
    }
  }
}

const referring = new Set(["$ref", "$dynamicRef", "$recursiveRef"]);

function mappedTo(discriminator: unknown): string[] {
  const mapping = asObject(get(discriminator, "mapping")) ?? {};
  return Object.values(mapping).map((target) => mappingRef(String(target)));
}
