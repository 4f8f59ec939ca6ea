import { cp, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { searchEntries } from "@partner-licenses/contract-kit/docs";

/** Where the app that calls each operation is served. Its build uses relative addresses, so any place will do. */
export const TRY = "try/index.html";

// The app shows this link: without it there is no way back.
const BACK = '<link rel="help" href="../index.html">';

/** Copies the built app into the site, with a link to the docs. Returns its path, or undefined when it is not built; throws when the build has no start page. */
export async function copyTryApp(from: string, root: string): Promise<string | undefined> {
  if (!(await exists(from))) return undefined;
  if (!(await exists(join(from, "index.html")))) {
    throw new Error(`${from} holds no index.html. Build the app again: pnpm --filter "./apps/try" run build`);
  }
  await cp(from, join(root, "try"), { recursive: true });
  const start = join(root, TRY);
  const html = await readFile(start, "utf8");
  await writeFile(start, html.replace(/(?=<\/head>)/, BACK));
  return TRY;
}

/** What leads the search to the app, whose pages are drawn in the browser. */
export function tryEntry(url: string): ReturnType<typeof searchEntries>[number] {
  const text = "Send each operation to the mock, see its answers, and copy the call as code.";
  return { page: "Try it", heading: "Try it", url, text, keywords: "playground, demo", weight: 1.5 };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
}
