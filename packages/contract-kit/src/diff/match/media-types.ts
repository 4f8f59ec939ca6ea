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

/** Whether values travel as XML. */
export function isXml(type: string): boolean {
  return /[/+]xml$/.test(mediaKey(type).split(";")[0] ?? "");
}

/** Whether the body is bytes that no schema describes: a missing schema and a binary string then say the same. */
export function isBinary(type: string): boolean {
  return /^(application\/octet-stream|image\/|audio\/|video\/|application\/(zip|gzip|pdf))/.test(
    mediaKey(type),
  );
}
