import { isFormat } from "../ajv.ts";
import { samples, within } from "../formats.ts";
import type { Random } from "../random.ts";
import { regexOf } from "../schema/pattern.ts";
import { textsFor } from "../schema/pattern-text.ts";
import { shortestText } from "../solve/regular.ts";
import { drawnText } from "./drawn.ts";
import type { Facets } from "./facets.ts";

type Texts = Pick<Facets, "minLength" | "maxLength" | "patterns" | "formats" | "encodings">;

/** Longer texts are not made. */
const longest = 100_000;

const bytesOf = (text: string) => [...new TextEncoder().encode(text)];
const base64 = (text: string) => btoa(String.fromCharCode(...bytesOf(text)));

/** How a text is written in an encoding; those that leave plain text as it is are not listed. */
const encoders: Readonly<Record<string, (text: string) => string>> = {
  base64,
  base64url: (text) => base64(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
  base16: (text) =>
    bytesOf(text)
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join(""),
};

/**
 * Texts that fit the facets, the plain one first; by chance where `random` is given. None when none was found.
 * `count` is how many that a pattern matches are wanted; `held` is what the text should hold, encoded as the facets say.
 */
export function* textsOf(
  facets: Texts,
  random: Random | undefined,
  count?: number,
  held?: string,
): Generator<string> {
  const { minLength, maxLength, patterns, formats } = facets;
  if (minLength > longest || minLength > maxLength) return;
  let seen: Set<string> | undefined;
  for (const text of candidates(facets, random, count, held)) {
    const length = minLength > 0 || maxLength < text.length ? [...text].length : text.length;
    if (length < minLength || length > maxLength || seen?.has(text)) continue;
    const isFine =
      patterns.every((pattern) => regexOf(pattern)?.test(text)) &&
      formats.every((format) => isFormat(format, text));
    if (isFine) yield text;
    // Most take the first one.
    seen ??= new Set();
    seen.add(text);
  }
}

function* candidates(facets: Texts, random: Random | undefined, count = 4, held?: string): Generator<string> {
  const { minLength, maxLength, patterns, formats, encodings } = facets;
  const encode = (text: string): string => {
    const name = encodings.find((each) => each.toLowerCase() in encoders);
    return name === undefined ? text : (encoders[name.toLowerCase()]?.(text) ?? text);
  };
  if (held !== undefined) yield encode(held);
  const drawn =
    random && patterns.length === 0 ? drawnText(formats[0], minLength, maxLength, random) : undefined;
  if (drawn !== undefined) yield drawn;
  const known = formats.flatMap((format) => samples[format] ?? []);
  yield* known;
  for (const text of known) yield* stretched(text, minLength, maxLength);
  for (const pattern of patterns) {
    const found = textsFor(pattern, { random, least: minLength, count });
    // A seed's first choice is one of those by chance, which are the later ones.
    yield* random === undefined ? found : found.toReversed();
  }
  yield* meeting(facets);
  if (encodings.length > 0) yield encode("a");
  yield "text".padEnd(minLength, "x").slice(0, Math.max(0, maxLength));
  yield* ["text", "a", "A1", "0", "1", "", "-", "a b", "é"].map((text) => text.padEnd(minLength, "x"));
  yield* [20, 200].map((length) => "x".repeat(length));
}

/** The shortest text that meets several demands at once, which those that are made for one of them may all miss. */
function meeting({ minLength: least, maxLength: most, patterns, formats }: Texts): string[] {
  const demands = [...patterns, ...formats.flatMap((format) => within[format] ?? [])];
  if (demands.length < 2) return [];
  const found = shortestText({ least, most, patterns: demands, notPatterns: [], excluded: [] });
  return typeof found === "object" ? [found.text] : [];
}

/** A format's text made longer or shorter where that is easy. */
function* stretched(text: string, least: number, most: number): Generator<string> {
  const lacking = least - text.length;
  if (lacking > 0) {
    yield `${text}${"x".repeat(lacking)}`;
    yield `${"x".repeat(lacking)}${text}`;
    // A host name's parts have 63 characters at most.
    yield `${text}${"/x".repeat(Math.ceil(lacking / 2))}`;
    yield `${"x.".repeat(Math.ceil(lacking / 2))}${text}`;
    if (text.endsWith("Z")) yield text.replace(/Z$/, `.${"0".repeat(Math.max(1, lacking - 1))}Z`);
  }
  if (text.length > most) yield* ["a@b.co", "a.co", "http://a.co", "a:b", "/", "a", "P1D", "::", "0"];
}

/** What texts should meet or just miss. */
export interface TextLimits {
  readonly lengths: readonly number[];
  readonly formats: readonly string[];
  readonly patterns: readonly string[];
}

/** Texts that may meet or just miss the limits, the plain ones first, and one of each format. Not all of them fit. */
export function* textsNear(limits: TextLimits): Generator<string> {
  const seen = new Set<string>();
  for (const text of near(limits)) if (seen.size < seen.add(text).size) yield text;
}

function* near({ lengths, formats, patterns }: TextLimits): Generator<string> {
  const near = new Set(lengths.flatMap((length) => [length - 1, length, length + 1]));
  const sizes = [...near].filter((size) => size >= 0 && size <= 5000);
  const known = formats.map((format) => samples[format] ?? "");
  for (const text of known) if (text !== "") yield text;
  for (const text of known) for (const size of sizes) yield* stretched(text, size, Number.POSITIVE_INFINITY);
  // Made one by one: for a long pattern it takes longer than most searches last.
  for (const pattern of patterns) for (const least of [0, ...sizes]) yield* textsFor(pattern, { least });
  for (const size of sizes) yield "a".repeat(size);
  yield* ["a", "", "text", "A1", "0", "-", "a b", "%", "é"];
  yield* Object.values(samples);
}
