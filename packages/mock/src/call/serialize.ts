import type { Parameter } from "../contract/types.ts";

type Pair = [name: string, value: string];
type Encode = (text: string) => string;

const asIs: Encode = (text) => text;
const text = (value: unknown): string => (isComposite(value) ? JSON.stringify(value) : String(value));

function isComposite(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Members of an object, or the indexes and items of a list, as text. */
function pairs(value: object, encode: Encode): Pair[] {
  return Object.entries(value).map(([key, inner]) => [encode(key), encode(text(inner))]);
}

function joined(value: object, encode: Encode, explode: boolean, between: string): string {
  const all = pairs(value, encode);
  if (Array.isArray(value)) return all.map(([, item]) => item).join(between);
  return all.map(([key, item]) => (explode ? `${key}=${item}` : `${key},${item}`)).join(between);
}

/** A header's or a path's value in the style that the contract gives it. */
export function serialize(
  { name, style = "simple", explode = false }: Parameter,
  value: unknown,
  encode: Encode = asIs,
): string {
  const sign = { label: ".", matrix: ";" }[style] ?? "";
  const named = style === "matrix" ? `${name}=` : "";
  if (!isComposite(value)) return `${sign}${named}${encode(String(value))}`;
  if (style === "matrix" && explode)
    return pairs(value, encode)
      .map(([key, item]) => `;${Array.isArray(value) ? name : key}=${item}`)
      .join("");
  return `${sign}${named}${joined(value, encode, explode, sign === "." && explode ? "." : ",")}`;
}

const separators: Record<string, string> = { pipeDelimited: "|", spaceDelimited: " " };

/** What a parameter adds to the query, to a form or to the cookies. */
export function toPairs({ name, style = "form", explode }: Parameter, value: unknown): Pair[] {
  if (!isComposite(value)) return [[name, String(value)]];
  if (style === "deepObject") return pairs(value, asIs).map(([key, item]) => [`${name}[${key}]`, item]);
  if (explode ?? style === "form")
    return pairs(value, asIs).map(([key, item]) => [Array.isArray(value) ? name : key, item]);
  return [[name, joined(value, asIs, false, separators[style] ?? ",")]];
}
