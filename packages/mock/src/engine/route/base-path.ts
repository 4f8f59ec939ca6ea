import type { Server } from "@partner-licenses/document/model/servers";

/** More values than these are not written out: any will do. */
const mostPaths = 64;

/**
 * The paths of a server's URL, without a slash at their ends: one for each of the values that its variables list. A
 * variable that lists none stays; empty for a URL that has no path.
 */
export function basePathsOf({ url, variables }: Pick<Server, "url" | "variables">): string[] {
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
  return variables.reduce(
    (paths, { name, values }) => {
      const isListed = values.length > 0 && paths.length * values.length <= mostPaths;
      if (!isListed || !path.includes(`{${name}}`)) return paths;
      return paths.flatMap((text) => values.map((value) => text.replaceAll(`{${name}}`, value)));
    },
    [path],
  );
}
