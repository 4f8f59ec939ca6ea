import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Contract } from "@partner-licenses/contract-kit/docs";
import { parse } from "yaml";
import { redocProgram, withoutRemoteLogo } from "./redoc-program.ts";

const config = fileURLToPath(new URL("../../redocly.yaml", import.meta.url));

/** What Redoc needs to draw references, in pieces, so that all versions of the reference share its program. */
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
  const [program, options, drawing] = await Promise.all([
    redocProgram(),
    readOptions(),
    draw(contract, near),
  ]);
  return { program, options, ...drawing };
}

/** What the command makes of redocly.yaml when it draws a contract that is one file, without reports home. */
async function readOptions(): Promise<string> {
  const { openapi } = parse(await readFile(config, "utf8"));
  return JSON.stringify({ ...openapi, skipBundle: true, disableTelemetry: true });
}

async function draw(contract: Contract, near: string): Promise<Pick<Redoc, "style" | "html">> {
  const work = await mkdtemp(join(near, "redoc-"));
  const [spec, template, out] = ["spec.json", "template.hbs", "out.html"].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  try {
    await writeFile(spec, JSON.stringify(contract));
    await writeFile(template, "{{{redocHead}}}{{{redocHTML}}}");
    await runRedocly(["build-docs", spec, "-o", out, "-t", template]);
    return drawingIn(withoutRemoteLogo(await readFile(out, "utf8")));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The drawing, without the program and the contract, which all pages have in files of their own. */
function drawingIn(page: string): Pick<Redoc, "style" | "html"> {
  const find = (pattern: RegExp) => {
    const found = pattern.exec(page)?.[1];
    if (found === undefined) throw new Error(`redocly build-docs writes another page now: no ${pattern}.`);
    return found;
  };
  return {
    style: find(/(<style data-styled[\s\S]*?<\/style>)/),
    html: find(/<div id="redoc">([\s\S]*)<\/div>\s*<script type="module">/),
  };
}

async function runRedocly(args: string[]): Promise<void> {
  const cli = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");
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
