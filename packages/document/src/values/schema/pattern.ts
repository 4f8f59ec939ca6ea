const known = new Map<string, RegExp | undefined>();

/**
 * The regular expression of a `pattern`; undefined when JavaScript cannot run it.
 * JSON Schema asks for the dialect of JavaScript with the `u` flag. Patterns that were written for other engines are
 * taken where they mean the same here: needless escapes such as `\-`, `(?i)` at the start, `\A`, `\Z` and `(?P<name>…)`.
 */
export function regexOf(source: string): RegExp | undefined {
  if (!known.has(source)) known.set(source, compile(source));
  return known.get(source);
}

function compile(source: string): RegExp | undefined {
  const direct = attempt(source, "u");
  // Without `u` a misspelled group or class is an odd text to match instead of an error: only escapes are forgiven.
  if (direct !== undefined || !/^\(\?[a-z]+\)|\\[^\w]|\\[AZz_]|\(\?P</.test(source)) return direct;
  const [, flags = "", rest = source] = /^\(\?([ims]+)\)(.*)$/s.exec(source) ?? [];
  const spelled = rest.replace(/\\(.)|\(\?P</gs, (whole, escaped: string | undefined) => {
    if (escaped === undefined) return "(?<";
    if (escaped === "A") return "^";
    if (escaped === "Z" || escaped === "z") return "$";
    return /[\w^$\\.*+?()[\]{}|/-]/.test(escaped) && escaped !== "_" ? whole : escaped;
  });
  return attempt(spelled, `u${flags}`) ?? attempt(withoutDashes(spelled), `u${flags}`);
}

/** `\-` is an error outside of a class under `u`, and means a dash in both places. */
function withoutDashes(source: string): string {
  let inside = false;
  return source.replace(/\\.|[[\]]/gs, (part) => {
    if (part === "[") inside = true;
    if (part === "]") inside = false;
    return part === "\\-" && !inside ? "-" : part;
  });
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
