/** One part of a path's template, between two slashes. */
export interface Segment {
  /** What stands there, decoded; undefined where there is a variable. */
  readonly literal: string | undefined;
  /** The names of its variables. */
  readonly names: readonly string[];
  /** Takes the texts of its variables out of what stands there. */
  readonly pattern: RegExp;
  /** Templates that are the same but for the names of their variables have the same. */
  readonly key: string;
  /** How much of it is fixed: `{id}:activate` before `{id}`. */
  readonly fixed: number;
}

const variable = /\{[^{}]*\}/g;

/** Reads a part of a template. */
export function segmentOf(template: string): Segment {
  const names = template.match(variable)?.map((name) => name.slice(1, -1)) ?? [];
  const around = template.split(variable).map(decoded);
  return {
    literal: names.length === 0 ? decoded(template) : undefined,
    names,
    pattern: new RegExp(`^${around.map(literal).join("(.+)")}$`, "s"),
    key: around.join("{}"),
    fixed: around.join("").length,
  };
}

/** The parts of a path, each as it is written. Throws when it does not start with a slash. */
export function partsOf(path: string): string[] {
  if (!path.startsWith("/")) throw new Error(`The path '${path}' must start with a slash.`);
  return path.slice(1).split("/");
}

/** A part without its percent-encoding; as it is when that is broken. */
export function decoded(part: string): string {
  if (!part.includes("%")) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
