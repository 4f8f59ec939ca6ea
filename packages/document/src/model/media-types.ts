/**
 * A media type that compares: lower case, parameters sorted and without quotes that they do not need, and without the
 * charset that is the default anyway.
 */
export function mediaKey(type: string): string {
  const [essence = "", ...parameters] = type
    .toLowerCase()
    .split(";")
    .map((part) => part.trim().replace(/="([\w!#$%&'*+.^`|~-]+)"$/, "=$1"));
  const kept = parameters.filter((part) => part !== "" && part !== "charset=utf-8");
  return [essence, ...kept.sort()].join(";");
}

/** A media type without its parameters, in lower case. */
export function essenceOf(type: string): string {
  return (type.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** Whether `range` (`image/*`) takes in `type`. */
export function covers(range: string, type: string): boolean {
  const [outer, inner] = [mediaKey(range), mediaKey(type)];
  if (outer === inner || outer === "*/*" || outer === "*") return true;
  return outer.endsWith("/*") && inner.startsWith(outer.slice(0, -1));
}

/** Whether the media type stands for several, such as `image/*`. */
export function isRange(type: string): boolean {
  return essenceOf(type).includes("*");
}

const usual: Readonly<Record<string, string>> = {
  application: "application/json",
  text: "text/plain",
  image: "image/png",
  audio: "audio/mpeg",
  video: "video/mp4",
  font: "font/woff2",
};

/** The media type that somebody sends who is free to choose one of the range: `image/png` for `image/*`. */
export function usualIn(range: string): string {
  return usual[essenceOf(range).split("/")[0] ?? ""] ?? "application/octet-stream";
}

/** Whether a body of the media type is one JSON value: `application/json` and `…+json`, parameters aside. */
export function isJson(type: string): boolean {
  return /(^|[/+])json$/.test(essenceOf(type)) && !isSequence(type);
}

/** Whether the body is a sequence of items that each follow `itemSchema`. */
export function isSequence(type: string): boolean {
  return /^(application\/(jsonl|x-jsonl|x-ndjson|ndjson|json-seq|geo\+json-seq)|text\/event-stream|multipart\/mixed)$|\+json-seq$|\+jsonl$/.test(
    essenceOf(type),
  );
}

/** Whether a client gives the items of the body one by one, while it arrives. */
export function isStream(type: string): boolean {
  return isSequence(type) && !isMultipart(type);
}

/** Whether the body is XML. */
export function isXml(type: string): boolean {
  return /[/+]xml$/.test(essenceOf(type));
}

/** Whether the body is a form: fields that each are written on their own. */
export function isForm(type: string): boolean {
  return isUrlencoded(type) || isMultipart(type);
}

/** Whether the body is made of parts with a boundary between. */
export function isMultipart(type: string): boolean {
  return essenceOf(type).startsWith("multipart/");
}

/** Whether the body is `a=1&b=2`. */
export function isUrlencoded(type: string): boolean {
  return essenceOf(type) === "application/x-www-form-urlencoded";
}

/** Whether the body is text that no schema describes further. */
export function isText(type: string): boolean {
  return essenceOf(type).startsWith("text/") && !isXml(type) && !isJson(type) && !isSequence(type);
}

/** Whether the body is bytes that no schema describes: a missing schema and a binary string then say the same. */
export function isBinary(type: string): boolean {
  const bytes = /^(application\/(octet-stream|zip|gzip|pdf)$|(image|audio|video|font)\/)/;
  return bytes.test(essenceOf(type)) && !isXml(type) && !isJson(type);
}
