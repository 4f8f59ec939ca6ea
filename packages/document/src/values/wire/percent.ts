/** Characters that are part of the syntax of a URL, and mean no harm in the value of a query. */
const harmless = "!$'()*,/:;=?@";

/** The text with everything percent-encoded but letters, digits and `-._~`, and what is kept. */
export function percent(text: string, keep = ""): string {
  // Half a character cannot be encoded.
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[!'()*]|%[0-9A-F]{2}/g,
    (part) => {
      const code = part.length === 1 ? part.charCodeAt(0) : Number.parseInt(part.slice(1), 16);
      const isKept = keep.includes(String.fromCharCode(code));
      return isKept ? String.fromCharCode(code) : `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
    },
  );
}

/** What `allowReserved` keeps as it is in each place, but for what would end the value there. */
export function reservedIn(place: string): string {
  return place === "path" ? harmless.replace(/[/?]/g, "") : harmless;
}

/** The text behind percent-encoding; one that is wrongly encoded stays as it is. */
export function unpercent(text: string, plusIsSpace = false): string {
  const spaced = plusIsSpace ? text.replaceAll("+", " ") : text;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
