import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Contract } from "../contract/openapi.ts";

// The one picture that Redoc loads from elsewhere: its maker's mark. Our footer names Redoc instead.
const REMOTE_LOGO = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";

/** What Redoc's command makes of a contract, in pieces, so that all versions of the reference share its program. */
export interface Redoc {
  /** Redoc itself as a classic script; it leaves `drawReference(definition, options, element)` behind. */
  program: string;
  options: string;
  /** Styles of the first drawing, and the first drawing itself. */
  style: string;
  html: string;
}

/** Draws a contract. Throws with Redocly's words when it cannot be drawn. */
export async function drawWithRedoc(contract: Contract, near: string): Promise<Redoc> {
  const work = await mkdtemp(join(near, "redoc-"));
  const [spec, template, out] = ["spec.json", "template.hbs", "out.html"].map((name) => join(work, name));
  try {
    await writeFile(spec as string, JSON.stringify(contract));
    await writeFile(template as string, "{{{redocHead}}}<!-- drawn -->{{{redocHTML}}}");
    await runRedocly([
      "build-docs",
      spec as string,
      "-o",
      out as string,
      "-t",
      template as string,
      "--inlineBundle",
    ]);
    return takeApart((await readFile(out as string, "utf8")).replaceAll(REMOTE_LOGO, "data:,"));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function takeApart(page: string): Redoc {
  const find = (pattern: RegExp) => {
    const found = pattern.exec(page)?.[1];
    if (found === undefined) throw new Error(`redocly build-docs writes another page now: no ${pattern}.`);
    return found;
  };
  return {
    style: find(/(<style data-styled[\s\S]*?<\/style>)/),
    html: find(/<div id="redoc">([\s\S]*)<\/div>\s*<script type="module">/),
    options: find(/const __redoc_options = (\{.*\});\n/),
    program: toClassic(find(/<script type="module">([\s\S]*?)export\{[^}]*\bhydrate\b[^}]*\};/)),
  };
}

/**
 * The program as a classic script: pages that are opened from a file may not load modules.
 * Where `import.meta` stands in code it means the page, as it does in an inline module.
 */
function toClassic(program: string): string {
  const body = program
    .replaceAll(/(?<!["'])\bimport\.meta\.url/g, "location.href")
    .replaceAll(/(?<!["'])\bimport\.meta\.dirname/g, "undefined");
  return `(() => {\n"use strict";\n${body.trim()}\nglobalThis.drawReference = hydrate;\n})();\n`;
}

async function runRedocly(args: string[]): Promise<void> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const cli = join(dirname(manifest), "bin", "cli.js");
  const config = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  try {
    await promisify(execFile)(process.execPath, [cli, ...args, "--config", config], {
      env,
      maxBuffer: 1 << 26,
    });
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    throw new Error(`redocly build-docs failed. It says:\n${stderr.trim()}`, { cause: error });
  }
}
