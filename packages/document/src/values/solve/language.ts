/** Characters from one code point to another. */
export type Range = readonly [from: number, to: number];

/** A set of texts, as a regular expression with "and" and "not". Equal ones are the same object. */
export interface Language {
  readonly id: number;
  /** Whether the empty text is in it. */
  readonly hasEmpty: boolean;
  readonly form:
    | { readonly is: "nothing" | "empty" }
    | { readonly is: "char"; readonly ranges: readonly Range[] }
    | { readonly is: "join"; readonly first: Language; readonly rest: Language }
    | { readonly is: "either" | "all"; readonly of: readonly Language[] }
    | { readonly is: "not" | "many"; readonly of: Language };
}

/** Texts that are looked at before the search gives up. */
const mostStates = 4000;

/** Languages that are made on the way: what is left of one may be as large as the whole. */
const mostLanguages = 60_000;

/**
 * Makes languages and finds their shortest texts by derivatives: what is left of a language after a first character.
 * Since equal languages are the same object, there are finitely many of them.
 */
export class Languages {
  readonly nothing: Language;
  readonly empty: Language;
  private readonly known = new Map<string, Language>();
  private readonly ranges = new Set<readonly Range[]>();
  private readonly derivatives = new Map<string, Language>();

  constructor() {
    this.nothing = this.make("nothing", false, { is: "nothing" });
    this.empty = this.make("empty", true, { is: "empty" });
  }

  char(ranges: readonly Range[]): Language {
    this.ranges.add(ranges);
    if (ranges.length === 0) return this.nothing;
    return this.make(`char ${ranges.join(" ")}`, false, { is: "char", ranges });
  }

  join(first: Language, rest: Language): Language {
    if (first === this.nothing || rest === this.nothing) return this.nothing;
    if (first === this.empty) return rest;
    if (rest === this.empty) return first;
    if (first.form.is === "join") return this.join(first.form.first, this.join(first.form.rest, rest));
    const hasEmpty = first.hasEmpty && rest.hasEmpty;
    return this.make(`join ${first.id} ${rest.id}`, hasEmpty, { is: "join", first, rest });
  }

  either(of: readonly Language[]): Language {
    return this.several("either", of, this.nothing, this.not(this.nothing));
  }

  all(of: readonly Language[]): Language {
    return this.several("all", of, this.not(this.nothing), this.nothing);
  }

  not(of: Language): Language {
    if (of.form.is === "not") return of.form.of;
    return this.make(`not ${of.id}`, !of.hasEmpty, { is: "not", of });
  }

  many(of: Language): Language {
    if (of === this.nothing || of === this.empty) return this.empty;
    return of.form.is === "many" ? of : this.make(`many ${of.id}`, true, { is: "many", of });
  }

  /** The language so often, or more often. */
  repeat(of: Language, from: number, to: number): Language {
    let made = to === Number.POSITIVE_INFINITY ? this.many(of) : this.empty;
    if (to !== Number.POSITIVE_INFINITY)
      for (let i = from; i < to; i++) made = this.either([this.empty, this.join(of, made)]);
    for (let i = 0; i < from; i++) made = this.join(of, made);
    return made;
  }

  /** The shortest text, as code points; `none` where there is no text at all, `open` where nobody knows. */
  shortest(start: Language): readonly number[] | "none" | "open" {
    const alphabet = this.alphabet();
    const seen = new Map<Language, readonly number[]>([[start, []]]);
    for (const [language, text] of seen) {
      if (language.hasEmpty) return text;
      if (seen.size > mostStates || this.known.size > mostLanguages) return "open";
      for (const char of alphabet) {
        const rest = this.after(language, char);
        if (rest !== this.nothing && !seen.has(rest)) seen.set(rest, [...text, char]);
      }
    }
    return "none";
  }

  private several(is: "either" | "all", of: readonly Language[], none: Language, most: Language): Language {
    const flat = of.flatMap((each) => (each.form.is === is ? each.form.of : [each]));
    const members = [...new Set(flat)].filter((each) => each !== none).sort((a, b) => a.id - b.id);
    const [only = none, ...more] = members;
    if (more.length === 0) return only;
    if (members.includes(most) || members.some((each) => members.includes(this.not(each)))) return most;
    const hasEmpty = members[is === "all" ? "every" : "some"]((each) => each.hasEmpty);
    return this.make(`${is} ${members.map(({ id }) => id)}`, hasEmpty, { is, of: members });
  }

  private make(key: string, hasEmpty: boolean, form: Language["form"]): Language {
    const made = this.known.get(key) ?? { id: this.known.size, hasEmpty, form };
    this.known.set(key, made);
    return made;
  }

  private after(language: Language, char: number): Language {
    const key = `${language.id} ${char}`;
    const made = this.derivatives.get(key) ?? this.derive(language, char);
    this.derivatives.set(key, made);
    return made;
  }

  private derive({ form }: Language, char: number): Language {
    if (form.is === "char") return isIn(form.ranges, char) ? this.empty : this.nothing;
    if (form.is === "not") return this.not(this.after(form.of, char));
    if (form.is === "many") return this.join(this.after(form.of, char), this.many(form.of));
    if (form.is === "either" || form.is === "all")
      return this[form.is](form.of.map((each) => this.after(each, char)));
    if (form.is !== "join") return this.nothing;
    const first = this.join(this.after(form.first, char), form.rest);
    return form.first.hasEmpty ? this.either([first, this.after(form.rest, char)]) : first;
  }

  /** One character of each kind that the languages distinguish, those that read best first. */
  private alphabet(): number[] {
    const sets = [...this.ranges];
    const edges = new Set(sets.flat().flatMap(([from, to]) => [from, to + 1]));
    const kinds = new Map<string, number>();
    for (const char of [...readable, ...edges]) {
      const kind = sets.map((ranges) => (isIn(ranges, char) ? 1 : 0)).join("");
      if (!kinds.has(kind)) kinds.set(kind, char);
    }
    return [...kinds.values()];
  }
}

const readable = [..."a1bA0 -_.é"].map((char) => char.codePointAt(0) ?? 0);

function isIn(ranges: readonly Range[], char: number): boolean {
  return ranges.some(([from, to]) => from <= char && char <= to);
}
