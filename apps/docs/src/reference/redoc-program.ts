import { createRequire } from "node:module";
import { classicScript } from "../output/classic-script.ts";

/** The one picture that Redoc loads from elsewhere: its maker's mark. Our footer names Redoc instead. */
const remoteLogo = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";

/** Takes the address of that picture out of a text of Redoc's. */
export function withoutRemoteLogo(text: string): string {
  return text.replaceAll(remoteLogo, "data:,");
}

/**
 * Redoc as a classic script, since pages that are opened from a file may not load modules; it leaves
 * `drawReference(definition, options, element)` behind. It is the bundle that Redocly's command carries, so that what
 * the command has drawn is taken over by the same version. Throws when the command carries it elsewhere.
 */
export async function redocProgram(): Promise<string> {
  const bundle = createRequire(import.meta.url).resolve("@redocly/cli/lib/chunks/redoc.standalone.js");
  const module = `import { hydrate } from ${JSON.stringify(bundle)}; globalThis.drawReference = hydrate;`;
  // A classic script has no such place; it means the page, as it does in an inline module.
  const place = { "import.meta.url": "location.href", "import.meta.dirname": "undefined" };
  return withoutRemoteLogo(await classicScript(module, import.meta.dirname, place));
}
