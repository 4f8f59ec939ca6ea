import { isObject } from "@partner-licenses/document/json";
import { numberFormats } from "@partner-licenses/document/values/formats";
import { judge } from "@partner-licenses/document/values/judge";
import type { Schema } from "@partner-licenses/document/values/schema/schemas";

/**
 * JSON in which whole numbers are on their side of the ends of 64 bits: 9223372036854775807 is an `int64` and the nearest
 * number of a computer is not, -9223372036854775809 is none and its nearest is.
 */
export function withinLimits(text: string): string {
  if (!/\d{19}/.test(text)) return text;
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d{19,20}(?![\d.eE])/g, (token) => {
    if (token.startsWith('"')) return token;
    const [value, digits] = [Number(token), BigInt(token)];
    if (value === -(2 ** 63) && digits < -(2n ** 63n)) return String(-(2 ** 63) - 2048);
    const end = ends.find(({ to, most }) => value > to && digits <= most);
    return end === undefined ? token : String(end.to);
  });
}

/**
 * A value that was read from a text, to be judged. A whole number with more digits than a computer's holds was left a
 * text, and is still a whole number: where a text is refused, its neighbour is judged.
 */
export function whole(schema: Schema, value: unknown): unknown {
  const near = neighbour(value);
  return near === value || judge(schema, value).kind === "accepted" ? value : near;
}

function neighbour(value: unknown): unknown {
  if (typeof value === "string") return /^-?[1-9]\d{15,}$/.test(value) ? Number(withinLimits(value)) : value;
  if (Array.isArray(value)) {
    const items = value.map(neighbour);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, neighbour(member)] as const);
  return members.some(([name, member]) => member !== value[name]) ? Object.fromEntries(members) : value;
}

const ends = [
  { ...numberFormats.int64, most: 2n ** 63n - 1n },
  { ...numberFormats.uint64, most: 2n ** 64n - 1n },
];
