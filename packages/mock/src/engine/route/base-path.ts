import type { Server } from "@partner-licenses/document/model/servers";

/** The path of a server's URL, without a slash at its end: empty for one that has none. Its variables stay. */
export function basePathOf({ url, variables }: Pick<Server, "url" | "variables">): string {
  // A variable may stand for more than a part of the path: `{base}/v1`.
  const whole = variables.reduce(
    (text, each) => (each.default.includes("/") ? text.replaceAll(`{${each.name}}`, each.default) : text),
    url,
  );
  const path = whole
    .replace(/^([^/?#]*:)?\/\/[^/?#]*/, "")
    .replace(/[?#].*$/s, "")
    .replace(/^\.?\/*/, "/")
    .replace(/\/+$/, "");
  return path;
}
