import { randexp } from "../../lazy.ts";
import { type Random, randomOf } from "../random.ts";
import { regexOf } from "./pattern.ts";

/** What texts are looked for. */
export interface Wanted {
  /** By default always the same ones. */
  readonly random?: Random | undefined;
  /** A length that some of them should have at least. */
  readonly least?: number;
  /** How many by chance. */
  readonly count?: number;
}

/** How often open-ended parts stand, tried one after the other. */
const repeats = [0, 1, 2, 4, 8, 16, 32];

/** Tries by chance while nothing was found. */
const tries = 200;

/** What was found without chance of the caller's, which is always the same: to make it up again takes long. */
const known = new Map<string, readonly string[]>();

/** Patterns that are remembered: a server may be asked about any number of them. */
const mostKnown = 1000;

/** Texts that match the pattern, shorter ones first; none when nothing was found. */
export function textsFor(source: string, { random, least = 0, count = 4 }: Wanted = {}): readonly string[] {
  if (random !== undefined) return search(source, random, least, count);
  const key = `${least} ${count} ${source}`;
  const found = known.get(key) ?? search(source, randomOf(1), least, count);
  if (known.size < mostKnown) known.set(key, found);
  return found;
}

function search(source: string, random: Random, least: number, count: number): readonly string[] {
  const regex = regexOf(source);
  if (regex === undefined) return [];
  const found = new Set<string>();
  const add = (text: string | undefined) => {
    if (text !== undefined && regex.test(text)) found.add(text);
  };
  const make = (size: number | undefined, chosen: Random, isReadable: boolean, max = 0) =>
    build(plain(source, size), { random: chosen, isReadable, max, most: muchMore + 4 * least });
  const first: Random = (from) => from;
  const lengthAt = (size: number) => make(size, first, true)?.length ?? 0;
  const sizes = [...repeats, ...(least > 1 ? [least - 1, least, sizeFor(lengthAt, least)] : [])];
  // Always the first of what is possible: of letters and digits, then of all that can be printed.
  for (const size of sizes) add(make(size, first, true));
  for (const size of found.size > 0 ? [] : sizes) add(make(size, first, false));
  // a look ahead may ask for what comes behind the text
  if (found.size === 0) add(`${make(undefined, first, true)}${probes.join("")}`);
  // Where a pattern does not say how a text begins or ends, anything may stand there.
  if ([...found].every((text) => text.length < least))
    for (const text of [...found])
      for (const filler of ["x", "0"]) {
        add(text.padEnd(least, filler));
        add(text.padStart(least, filler));
      }
  const wanted = found.size + count;
  for (let i = 0; i < (found.size === 0 ? tries : 4 * count) && found.size < wanted; i++)
    add(make(undefined, random, false, sizes[i % sizes.length]));
  return [...found].sort((a, b) => a.length - b.length);
}

/** How often open-ended parts stand in a text of a length, as each makes it longer by the same. */
function sizeFor(lengthAt: (size: number) => number, length: number): number {
  const once = lengthAt(1);
  const growth = (lengthAt(length) - once) / (length - 1);
  return growth > 0 ? Math.max(0, Math.ceil(1 + (length - once) / growth)) : 0;
}

/** Parts that stand open-ended in each other make a text far longer than any that is wanted. */
const muchMore = 10_000;

interface Building {
  readonly random: Random;
  readonly isReadable: boolean;
  readonly max: number;
  /** Choices until the text is too long. */
  readonly most: number;
}

function build(source: string, { random, isReadable, max, most }: Building): string | undefined {
  const RandExp = randexp();
  try {
    const maker = new RandExp(source);
    maker.max = max;
    let left = most;
    maker.randInt = (from, to) => {
      if (left-- === 0) throw new RangeError("too long");
      return random(from, to);
    };
    // The library makes the set of a class anew for each character of a text.
    const expand = maker._expand.bind(maker);
    const sets = new Map<unknown, ReturnType<typeof expand>>();
    maker._expand = (token) => {
      const set = sets.get(token) ?? expand(token);
      sets.set(token, set);
      return set;
    };
    // Of what can be printed, letters and digits read best.
    if (isReadable)
      maker.defaultRange = maker.defaultRange.intersect(48, 122).subtract(58, 64).subtract(91, 96);
    return maker.gen();
  } catch {
    return undefined;
  }
}

const probes = [..."AZaz09 _-.,:+$éßЖжאअ中あ€²½"];

/**
 * The pattern without what the library does not know: escapes of characters, classes of Unicode, looks behind.
 * With a size, open-ended parts stand so often.
 */
function plain(source: string, size?: number): string {
  const [, rest = source] = /^\(\?[ims]+\)(.*)$/s.exec(source) ?? [];
  let isInClass = false;
  return rest
    .replace(/\(\?<![^()]*\)/g, "")
    .replaceAll("(?<=", "(?:")
    .replace(
      /\\u\{[0-9a-f]+\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[pP]\{[^}]*\}|\\.|[[\]*+]|\{\d+(,\d*)?\}/gis,
      (part) => {
        if (part === "[") isInClass = true;
        if (part === "]") isInClass = false;
        if (/^\\[ux]/.test(part))
          return literal(String.fromCodePoint(Number.parseInt(part.replace(/[^0-9a-f]/gi, ""), 16)));
        if (/^\\[pP]\{/.test(part)) {
          const fitting = probes.filter((probe) => regexOf(`^${part}$`)?.test(probe)).map(literal);
          return isInClass ? fitting.join("") : `[${fitting.join("")}]`;
        }
        return isInClass || size === undefined ? part : sized(part, size);
      },
    );
}

function literal(char: string): string {
  return /[\w\s]/.test(char) ? char : `\\${char}`;
}

/** A quantifier that stands so often, or as often as it can. */
function sized(quantifier: string, size: number): string {
  if (quantifier === "*") return `{${size}}`;
  if (quantifier === "+") return `{${Math.max(1, size)}}`;
  const [, from, to] = /^\{(\d+),(\d*)\}$/.exec(quantifier) ?? [];
  if (from === undefined) return quantifier;
  const most = to === "" ? Number.POSITIVE_INFINITY : Number(to);
  return `{${Math.min(most, Math.max(Number(from), size))}}`;
}
