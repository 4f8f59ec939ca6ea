/** A parameter or header as the judged contracts spell it, references followed. */
export interface Written {
  readonly name: string;
  readonly in: string;
  readonly style?: string | undefined;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** The text of a value in its place, as the tables of the specification show it. */
export function write(parameter: Written, value: unknown): string {
  const { name, in: place } = parameter;
  const style = parameter.style ?? (place === "query" || place === "cookie" ? "form" : "simple");
  const explode = parameter.explode ?? style === "form";
  const encode = place === "header" ? String : encoder(parameter.allowReserved === true && place === "query");
  const list = Array.isArray(value) ? value.map((item) => encode(String(item))) : undefined;
  const members = isObject(value)
    ? Object.entries(value).map(([key, member]) => [encode(key), encode(String(member))] as const)
    : undefined;
  const parts = list ?? members?.flat();
  const pairs = members?.map((pair) => pair.join("="));
  const text = encode(String(value));
  const between = place === "cookie" ? "; " : "&";
  switch (style) {
    case "simple":
      return (explode ? (pairs ?? list) : parts)?.join(",") ?? text;
    case "label":
      return `.${(explode ? (pairs ?? list)?.join(".") : parts?.join(",")) ?? text}`;
    case "matrix":
      if (explode && parts)
        return (pairs ?? list?.map((item) => `${name}=${item}`))?.map((each) => `;${each}`).join("") ?? "";
      return `;${name}=${parts?.join(",") ?? text}`;
    case "deepObject":
      return (
        members?.map(([key, member]) => `${name}[${key}]=${member}`).join("&") ??
        undefinedBy(style, name, text)
      );
    case "spaceDelimited":
    case "pipeDelimited":
      if (explode || parts === undefined) return undefinedBy(style, name, text);
      return `${name}=${parts.join(style === "pipeDelimited" ? "|" : "%20")}`;
    default:
      if (explode && parts) return (pairs ?? list?.map((item) => `${name}=${item}`))?.join(between) ?? "";
      return `${name}=${parts?.join(",") ?? text}`;
  }
}

/** The specification leaves open how that is written, so that another style writes something else. */
const undefinedBy = (style: string, name: string, text: string) => `${style}?${name}=${text}`;

const encoder = (keepsReserved: boolean) => (text: string) =>
  keepsReserved ? encodeURIComponent(text).replaceAll("%2F", "/") : encodeURIComponent(text);

/** Whether a value has members. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a text means: the shape and the texts in it. Text has no types, so `1` and `"1"` mean the same. */
export function meaning(value: unknown): string {
  return JSON.stringify(value, (_, held) => (typeof held === "object" ? held : String(held)));
}
