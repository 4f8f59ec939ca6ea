const known = new Map<string, RegExp | undefined>();

/**
 * The regular expression of a `pattern`; undefined when JavaScript cannot run it.
 * JSON Schema asks for the dialect of JavaScript with the `u` flag. Patterns that were written for other engines are
 * taken where they mean the same here: needless escapes such as `\-`, a dash next to a class as in `[\w-.]`, `(?i)` at the start, `\A`, `\Z` and `(?P<name>…)`.
 */
export function regexOf(source: string): RegExp | undefined {
  if (!known.has(source)) known.set(source, compile(source));
  return known.get(source);
}

function compile(source: string): RegExp | undefined {
  const direct = attempt(source, "u");
  // Without `u` a misspelled group or class is an odd text to match instead of an error: only escapes are forgiven.
  const isForgiven = /^\(\?[a-z]+\)|\\[^\w]|\\[AZz_]|\(\?P<|\\[dwsDWS]-|-\\[dwsDWS]/.test(source);
  if (direct !== undefined || !isForgiven) return direct;
  const [, flags = "", rest = source] = /^\(\?([ims]+)\)(.*)$/s.exec(source) ?? [];
  const spelled = rest.replace(/\\(.)|\(\?P</gs, (whole, escaped: string | undefined) => {
    if (escaped === undefined) return "(?<";
    if (escaped === "A") return "^";
    if (escaped === "Z" || escaped === "z") return "$";
    return /[\w^$\\.*+?()[\]{}|/-]/.test(escaped) && escaped !== "_" ? whole : escaped;
  });
  return attempt(spelled, `u${flags}`) ?? attempt(withDashes(spelled), `u${flags}`);
}

/** Under `u`, `\-` is an error outside of a class, and a bare dash next to `\w` or the like inside of one: both mean a dash. */
function withDashes(source: string): string {
  let inside = false;
  return source.replace(/(\\[dws])-(?!\])|-(?=\\[dws])|\\.|[[\]]/gis, (part, kind: string | undefined) => {
    if (part === "[") inside = true;
    if (part === "]") inside = false;
    if (part === "\\-") return inside ? part : "-";
    if (!inside || !part.endsWith("-")) return part;
    return `${kind ?? ""}\\-`;
  });
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
