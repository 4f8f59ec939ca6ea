import type { Rule } from "../catalogue/index.ts";
import { picocolors } from "../lazy.ts";
import type { Level } from "../types.ts";
import { symbols } from "./words.ts";
import { wrap } from "./wrap.ts";

/** The level of a rule in a request and in a response; what is about neither has one level. */
export function levelsOf({ levels }: Rule): readonly [request: Level, response: Level] {
  return "request" in levels ? [levels.request, levels.response] : [levels.none, levels.none];
}

/** The level of a rule by who sends the message; one entry where it makes no difference. */
function sidesOf(rule: Rule): readonly (readonly [side: string, level: Level])[] {
  const [request, response] = levelsOf(rule);
  if (request === response) return [["always", request]];
  return [
    ["in a request", request],
    ["in a response", response],
  ];
}

/** What a level asks for. */
export const asks: Readonly<Record<Level, string>> = {
  breaking: "major",
  unproven: "major, until it is accepted",
  additive: "minor",
  docs: "patch",
};

/** A line of an example: gone, new, or on both sides. */
export interface ExampleLine {
  readonly sign: "-" | "+" | " ";
  readonly text: string;
}

/** The example of a rule as a diff. */
export function exampleOf({ before, after }: Rule): ExampleLine[] {
  // The catalogue writes `# none` for a side on which nothing stands.
  const [old, now] = [before, after].map((text) => text.split("\n").filter((line) => line !== "# none"));
  const [left, right] = [old ?? [], now ?? []];
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  return [
    ...left.slice(0, same).map((text) => ({ sign: " ", text }) as const),
    ...left.slice(same).map((text) => ({ sign: "-", text }) as const),
    ...right.slice(same).map((text) => ({ sign: "+", text }) as const),
  ];
}

/** One rule for a terminal: what it means, what it asks for, and an example. */
export function ruleText(rule: Rule, colors = picocolors().createColors()): string {
  const { bold, dim, red, green, yellow } = colors;
  const paint = { breaking: red, unproven: yellow, additive: green, docs: dim };
  const sides = sidesOf(rule).map(([side, level]) => {
    const word = paint[level](`${symbols[level]} ${level}`) + " ".repeat(11 - level.length);
    return `  ${side.padEnd(15)}${word}asks for ${asks[level]}`;
  });
  const tones = { "-": red, "+": green, " ": dim };
  const example = exampleOf(rule).map(({ sign, text }) => tones[sign](`    ${sign} ${text}`.trimEnd()));
  return [
    bold(rule.id),
    "",
    ...wrap(rule.line, 76).map((line) => `  ${line}`),
    "",
    ...sides,
    "",
    ...example,
    "",
  ].join("\n");
}
