import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { typedCommand } from "../../src/repository/command.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "command-"));
  put("top/.git/HEAD", "");
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function put(file: string, content: string | object): void {
  mkdirSync(join(dir, file, ".."), { recursive: true });
  writeFileSync(join(dir, file), typeof content === "string" ? content : JSON.stringify(content));
}
const typed = (...args: [string, ...string[]]) => typedCommand(join(dir, "top/app"), ...args);

describe("a command as people type it", () => {
  const script = (line: string, more: object = {}) => ({ scripts: { api: line }, ...more });

  it.each([
    ["contract generate", "package-lock.json", "npm run api"],
    ["contract generate client", "pnpm-lock.yaml", "pnpm run api"],
    ["node scripts/contract.mjs generate", "yarn.lock", "yarn run api"],
    ["npx @partner-licenses/contract-kit generate", "bun.lock", "bun run api"],
    ["contract generate", "nothing.txt", "npm run api"],
  ])("is the script %s, run as %s says", (line, lock, wanted) => {
    put("top/app/package.json", script(line));
    put(`top/app/${lock}`, "");
    expect(typed("generate")).toBe(wanted);
  });

  it("may be one of the repository's, run by its packageManager, and is the one that writes", () => {
    put("top/app/package.json", { scripts: { check: "contract generate --check" } });
    const scripts = { fresh: "contract generate --if-changed", generate: "contract generate" };
    put("top/package.json", { scripts, packageManager: "pnpm@12.21.0" });
    expect(typed("generate")).toBe("pnpm run generate");
  });

  it("is ours by its name without a script, whatever lies above the repository", () => {
    put("package.json", script("contract generate"));
    put("top/app/package.json", script("contract generated"));
    expect(typed("generate")).toBe("npx @partner-licenses/contract-kit generate");
  });

  it.each([
    ["package-lock.json", "npm run gate -- --write", "npx contract record"],
    ["pnpm-lock.yaml", "pnpm run gate --write", "pnpm exec contract record"],
    ["yarn.lock", "yarn run gate --write", "yarn contract record"],
    ["bun.lock", "bun run gate --write", "bunx contract record"],
  ])("next to %s is %s, and without a script %s", (lock, script, installed) => {
    const devDependencies = { "@partner-licenses/contract-kit": "^1.0.0" };
    put("top/package.json", { scripts: { gate: "contract gate" }, devDependencies });
    put(`top/${lock}`, "");
    expect([typed("gate", "--write"), typed("record")]).toEqual([script, installed]);
  });
});
