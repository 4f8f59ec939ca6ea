import { accepts } from "./values.ts";
import { isObject, meaning, type Written, write } from "./wire.ts";

/** How a field of a form is written; what is not said has its default. */
export interface Encoding extends Partial<Pick<Written, "style" | "explode">> {
  readonly contentType?: string;
}

/** A form in words of OpenAPI. */
export interface Form {
  readonly schema?: object;
  readonly encoding?: Record<string, Encoding>;
}

/** The media types of forms in the world. */
export const formTypes = ["application/x-www-form-urlencoded", "multipart/form-data"] as const;

/** Whether the media type is that of a form. */
export function isForm(type: string): boolean {
  return formTypes.some((form) => form === type);
}

const texts: readonly unknown[] = [undefined, "", "a", "b", "1", 1, 2, true];
const members: readonly unknown[] = [...texts, ["a"], ["a", "b"], ["1"], [1], ["a,b"], { a: "a" }, { a: 1 }];

/** Every form that is tried: a field may be missing. */
const values: readonly object[] = members.flatMap((a) =>
  texts.map((b) => ({ ...(a !== undefined && { a }), ...(b !== undefined && { b }) })),
);

const known = new Map<string, ReadonlySet<string>>();

/** All that a client may send as this form: the fields as they are written, with what they mean. */
export function formsOf(type: string, form: Form): ReadonlySet<string> {
  const key = JSON.stringify([type, form]);
  const found =
    known.get(key) ??
    new Set(values.filter((value) => accepts(form.schema, value)).map((value) => written(type, form, value)));
  known.set(key, found);
  return found;
}

function written(type: string, { encoding = {} }: Form, value: object): string {
  const fields = Object.entries(value).flatMap(([name, held]) => {
    const own = encoding[name] ?? {};
    return type === "multipart/form-data" ? partsOf(name, own, held) : [fieldOf(name, own, held)];
  });
  return JSON.stringify(fields);
}

/** A field between `&` and `&`: an object is JSON unless the encoding names a style. */
function fieldOf(name: string, { style, explode }: Encoding, held: unknown): unknown {
  const isStyled = style !== undefined || explode !== undefined;
  if (isObject(held) && !isStyled) return [name, JSON.stringify(held)];
  return [
    write({ name, in: "query", style, ...(explode !== undefined && { explode }) }, held),
    meaning(held),
  ];
}

/** A part of its own for each item of a list. */
function partsOf(name: string, { contentType }: Encoding, held: unknown): unknown[] {
  const items = Array.isArray(held) ? held : [held];
  return items.map((item) => {
    const type = contentType ?? (isObject(item) ? "application/json" : "text/plain");
    return [name, type, type === "application/json" ? JSON.stringify(item) : meaning(item)];
  });
}
