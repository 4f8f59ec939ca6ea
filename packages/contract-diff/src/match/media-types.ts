import type { Carrier } from "../relation/delta.ts";

/** A media type that compares: lower case, parameters sorted, without the charset that is the default anyway. */
export function mediaKey(type: string): string {
  const [essence = "", ...parameters] = type
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const kept = parameters.filter((part) => part !== "" && !/^charset="?utf-8"?$/.test(part));
  return [essence, ...kept.sort()].join(";");
}

/** Whether `range` (`image/*`) takes in `type`. */
export function covers(range: string, type: string): boolean {
  const [outer, inner] = [mediaKey(range), mediaKey(type)];
  if (outer === inner || outer === "*/*" || outer === "*") return true;
  return outer.endsWith("/*") && inner.startsWith(outer.slice(0, -1));
}

/** What carries values of the media type. */
export function carrierOf(type: string): Carrier {
  const essence = mediaKey(type).split(";")[0] ?? "";
  if (/[/+]xml$/.test(essence)) return "xml";
  if (isForm(essence)) return "form";
  return essence === "text/plain" ? "field" : "json";
}

/** Whether the body is a form: fields that each are written on their own. */
export function isForm(type: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/.test(mediaKey(type));
}

/** Whether the body is bytes that no schema describes: a missing schema and a binary string then say the same. */
export function isBinary(type: string): boolean {
  return /^(application\/octet-stream|image\/|audio\/|video\/|application\/(zip|gzip|pdf))/.test(
    mediaKey(type),
  );
}
