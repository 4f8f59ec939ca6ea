import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Contract } from "./openapi.ts";

const HASHES = "{script-hashes}";

// The one picture that Redoc loads from elsewhere: its maker's mark. Our footer names Redoc instead.
const REMOTE_LOGO = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";

// Redoc inlines its styles and makes blobs for its search worker; nothing else may load, and nothing may connect.
const POLICY = [
  "default-src 'none'",
  `script-src ${HASHES} blob:`,
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export interface ReferenceParts {
  title: string;
  description: string;
  css: string;
  script: string;
  header: string;
  footer: string;
  head: string;
}

/** The reference as one HTML document that needs no other file. Throws with Redocly's words when it cannot be built. */
export async function renderReference(
  contract: Contract,
  parts: ReferenceParts,
  template: string,
  work: string,
): Promise<string> {
  const files = {
    spec: join(work, "redoc.json"),
    template: join(work, "redoc.hbs"),
    html: join(work, "redoc.html"),
  };
  await writeFile(files.spec, JSON.stringify(contract));
  await writeFile(files.template, fill(template, { ...parts, policy: POLICY }));
  await runRedocly(["build-docs", files.spec, "-o", files.html, "-t", files.template, "--inlineBundle"]);
  const html = (await readFile(files.html, "utf8")).replaceAll(REMOTE_LOGO, "data:,");
  return html.replace(HASHES, () => scriptHashes(html).join(" "));
}

function fill(template: string, values: Record<string, string>): string {
  return template.replaceAll(/<!-- put: (\w+) -->|\{put:(\w+)\}/g, (whole, block: string, inline: string) => {
    const value = values[block ?? inline];
    if (value === undefined) throw new Error(`assets/reference.hbs asks for an unknown part: ${whole}`);
    return value;
  });
}

async function runRedocly(args: string[]): Promise<void> {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
    "bin",
    "cli.js",
  );
  const config = fileURLToPath(new URL("../redocly.yaml", import.meta.url));
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

/** CSP source expressions of all inline scripts, in order and each once. */
export function scriptHashes(html: string): string[] {
  const scripts = [...html.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g)];
  return [...new Set(scripts.map(([, text = ""]) => hash(text)))];
}

/** The CSP source expression that admits one inline script. */
export function hash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
