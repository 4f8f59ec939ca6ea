import { createHash } from "node:crypto";

/** CSP source expressions of the scripts that stand in a page and run there, in order and each once. */
export function inlineScripts(html: string): string[] {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)];
  return [...new Set(scripts.map(([, text = ""]) => hash(text)))];
}

/** The CSP source expression that admits one inline script. */
function hash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
