/**
 * A moment as RFC 3339 writes it. The day must exist. A second 60 is taken in any minute, and any offset.
 */
export function isDateTime(text: string): boolean {
  const local = text.replace(/T(.{8})(\.\d+)?(Z|[+-]\d\d:\d\d)$/i, "T$1.000Z").replace(":60.", ":59.");
  return new Date(local).toJSON() === local;
}

/** A day that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  return new Date(text).toJSON() === `${text}T00:00:00.000Z`;
}

/** A UUID of any version. */
export function isUuid(text: string): boolean {
  return /^(urn:uuid:)?[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(text);
}
