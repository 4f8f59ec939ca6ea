/** The variables of a path template, in order. */
export function variablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
}

/** What stands between the slashes of a template; one in the name of a variable is no end of a part. */
export function templateParts(template: string): string[] {
  return template.split(/\/(?![^{]*\})/);
}

/** Where requests of a template go: its fragment stays at home, and its query belongs to the request's own. */
export function addressOf(template: string): { readonly path: string; readonly query: string } {
  const [, path = "", query = ""] = /^((?:\{[^{}]*\}|[^?#])*)\??([^#]*)/s.exec(template) ?? [];
  return { path, query };
}

/** The path with all variables and all spellings of a character alike: two paths of one shape answer to the same addresses. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}").replace(/%[\dA-Fa-f]{2}/g, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    // RFC 3986, 2.3: only what is reserved means something else when it is encoded.
    return /[\w.~-]/.test(character) ? character : code.toUpperCase();
  });
}
