import { regexOf } from "../schema/pattern.ts";
import { type Language, Languages, type Range } from "./language.ts";

/** Stand before and after each text, so that `^` and `$` are characters like others. */
const [start, end] = [0x110000, 0x110001];
const any: readonly Range[] = [[0, 0x10ffff]];
const digits: readonly Range[] = [[48, 57]];
const word: readonly Range[] = [...digits, [65, 90], [95, 95], [97, 122]];
const space: readonly Range[] = [
  ...([
    [9, 13],
    [32, 32],
    [160, 160],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
    [0x2028, 0x2029],
  ] as const),
  ...([
    [0x202f, 0x202f],
    [0x205f, 0x205f],
    [0x3000, 0x3000],
    [0xfeff, 0xfeff],
  ] as const),
];
const classes: Readonly<Record<string, readonly Range[]>> = { d: digits, w: word, s: space };
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };

/** Copies of a part that a pattern or a length may ask for: more make the search too long. */
const mostCopies = 300;

/** What a text is asked for. What cannot be expressed as a language is left out: the texts are more then. */
export interface Regular {
  readonly least: number;
  readonly most: number;
  readonly patterns: readonly string[];
  readonly notPatterns: readonly string[];
  readonly excluded: readonly string[];
}

/** A text, the proof that there is none, or neither. */
export type Shortest = { readonly text: string } | "none" | "open";

/** The shortest text that is all that is asked; `none` where none is. */
export function shortestText({ least, most, patterns, notPatterns, excluded }: Regular): Shortest {
  const languages = new Languages();
  const found = (source: string, holds: boolean): Language[] => {
    const read = new Pattern(languages, source).read();
    return read === undefined ? [] : [holds ? read : languages.not(read)];
  };
  const char = languages.char(any);
  const length = languages.repeat(
    char,
    Math.min(least, mostCopies),
    most > mostCopies ? Number.POSITIVE_INFINITY : most,
  );
  const framed = (inner: Language) =>
    languages.join(languages.char([[start, start]]), languages.join(inner, languages.char([[end, end]])));
  const whole = languages.all([
    framed(length),
    ...patterns.flatMap((source) => found(source, true)),
    ...notPatterns.flatMap((source) => found(source, false)),
    ...excluded.map((text) =>
      languages.not(
        framed(
          [...text].reduceRight<Language>((rest, each) => {
            const code = each.codePointAt(0) ?? 0;
            return languages.join(languages.char([[code, code]]), rest);
          }, languages.empty),
        ),
      ),
    ),
  ]);
  const shortest = languages.shortest(whole);
  return typeof shortest === "string" ? shortest : { text: String.fromCodePoint(...shortest.slice(1, -1)) };
}

class Unknown extends Error {}

/** Reads a regular expression of JavaScript. */
class Pattern {
  private readonly languages: Languages;
  private readonly source: string;
  private readonly chars: readonly string[];
  private next = 0;

  constructor(languages: Languages, source: string) {
    this.languages = languages;
    this.source = source;
    this.chars = [...(regexOf(source)?.source ?? "")];
  }

  /** The texts in which the pattern is found; undefined when it has parts that no language has. */
  read(): Language | undefined {
    if (regexOf(this.source)?.flags !== "u") return undefined;
    try {
      const around = this.languages.many(this.languages.char([[0, end]]));
      return this.languages.join(around, this.languages.join(this.choice(), around));
    } catch (error) {
      if (error instanceof Unknown) return undefined;
      throw error;
    }
  }

  private choice(): Language {
    const options = [this.sequence()];
    while (this.take("|")) options.push(this.sequence());
    return this.languages.either(options);
  }

  private sequence(): Language {
    const parts: Language[] = [];
    while (this.next < this.chars.length && !"|)".includes(this.chars[this.next] ?? ""))
      parts.push(this.repeated());
    return parts.reduceRight((rest, part) => this.languages.join(part, rest), this.languages.empty);
  }

  private repeated(): Language {
    const part = this.part();
    const [from, to] = this.quantifier() ?? [1, 1];
    this.take("?");
    if (from > mostCopies || (to > mostCopies && to !== Number.POSITIVE_INFINITY)) throw new Unknown();
    return this.languages.repeat(part, from, to);
  }

  private quantifier(): readonly [number, number] | undefined {
    if (this.take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.take("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.take("?")) return [0, 1];
    const [whole, from, comma, to] =
      /^\{(\d+)(,?)(\d*)\}/.exec(this.chars.slice(this.next, this.next + 20).join("")) ?? [];
    if (whole === undefined) return undefined;
    this.next += whole.length;
    if (comma === "") return [Number(from), Number(from)];
    return [Number(from), to === "" ? Number.POSITIVE_INFINITY : Number(to)];
  }

  private part(): Language {
    const char = this.chars[this.next++];
    if (char === "(") return this.group();
    if (char === "[") return this.languages.char(this.charClass());
    if (char === "^") return this.languages.char([[start, start]]);
    if (char === "$") return this.languages.char([[end, end]]);
    // A line break is a character like others to those who write it.
    if (char === ".") return this.languages.char(any);
    return this.languages.char(char === "\\" ? this.escape() : only(char));
  }

  private group(): Language {
    if (this.take("?") && !this.take(":")) {
      const name = /^<[\w$]+>/.exec(this.chars.slice(this.next).join(""))?.[0];
      if (name === undefined) throw new Unknown();
      this.next += name.length;
    }
    const inner = this.choice();
    this.take(")");
    return inner;
  }

  private charClass(): readonly Range[] {
    const isTurned = this.take("^");
    const found: Range[] = [];
    while (!this.take("]")) {
      const from = this.member();
      const isRange = this.chars[this.next] === "-" && this.chars[this.next + 1] !== "]" && from.length === 1;
      if (isRange) this.next++;
      const to = isRange ? this.member() : from;
      const [first, last] = [from[0], to[0]];
      if (isRange && first !== undefined && last !== undefined) found.push([first[0], last[1]]);
      else found.push(...from);
    }
    return isTurned ? without(found) : found;
  }

  private member(): readonly Range[] {
    const char = this.chars[this.next++];
    return char === "\\" ? this.escape() : only(char);
  }

  private escape(): readonly Range[] {
    const char = this.chars[this.next++] ?? "";
    const known = classes[char.toLowerCase()];
    if (known !== undefined) return char === char.toLowerCase() ? known : without(known);
    const control = controls[char];
    if (control !== undefined) return [[control, control]];
    if (char === "x" || char === "u") return this.coded();
    if (/[\w]/.test(char)) throw new Unknown();
    return only(char);
  }

  private coded(): readonly Range[] {
    const rest = this.chars.slice(this.next - 1, this.next + 9).join("");
    const [whole, ...forms] = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|u\{([0-9a-f]+)\})/i.exec(rest) ?? [];
    const code = forms.find((form) => form !== undefined);
    if (whole === undefined || code === undefined) throw new Unknown();
    this.next += whole.length - 1;
    const point = Number.parseInt(code, 16);
    return [[point, point]];
  }

  private take(char: string): boolean {
    if (this.chars[this.next] !== char) return false;
    this.next++;
    return true;
  }
}

function only(char: string | undefined): readonly Range[] {
  const code = char?.codePointAt(0);
  if (code === undefined) throw new Unknown();
  return [[code, code]];
}

/** All other characters. */
function without(ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from > next) found.push([next, from - 1]);
    next = Math.max(next, to + 1);
  }
  return next > 0x10ffff ? found : [...found, [next, 0x10ffff]];
}
