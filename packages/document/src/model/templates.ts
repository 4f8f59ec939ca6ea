/** The variables of a path template, in order. */
export function variablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

/** Where requests of a template go: its fragment stays at home, and its query belongs to the request's own. */
export function addressOf(template: string): { readonly path: string; readonly query: string } {
  const [, path = "", query = ""] = /^((?:\{[^{}]*\}|[^?#])*)\??([^#]*)/s.exec(template) ?? [];
  return { path, query };
}

/** The path with all variables alike: two paths of one shape answer to the same addresses. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}
