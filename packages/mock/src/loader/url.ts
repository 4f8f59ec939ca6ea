/** Stands in for the legacy `url` module in the reference parser: same results for paths, no deprecation warning. */
const nowhere = "https://path.invalid";

export function resolve(from: string, to: string): string {
  const { href, origin, pathname, search, hash } = new URL(to, new URL(from, nowhere));
  return origin === nowhere ? pathname + search + hash : href;
}

export const parse = (text: string): URL => new URL(text);
export const format = String;
