import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { violations } from "../lint/wintertc.mjs";

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "wintertc-"));
  const compilerOptions = { target: "ES2022", module: "NodeNext", lib: ["ES2023", "DOM"], types: [] };
  await writeFile(join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["source.ts"] }));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function found(source: string): Promise<string[]> {
  await writeFile(join(dir, "source.ts"), source);
  return violations(join(dir, "tsconfig.json")).map((line: string) => line.slice(line.indexOf("source.ts")));
}

it("finds what only some runtimes have", async () => {
  const source = [
    `import { readFileSync } from "node:fs";`,
    "export const title = document.title;",
    "export const kept = globalThis.localStorage;",
    "export const language = navigator.language;",
    "export const request = new XMLHttpRequest();",
  ];
  expect(await found(source.join("\n"))).toEqual([
    "source.ts:1:30 imports node:fs",
    "source.ts:2:22 document is not in every runtime",
    "source.ts:3:32 localStorage is not in every runtime",
    "source.ts:4:25 navigator.language is not in every runtime",
    "source.ts:5:28 XMLHttpRequest is not in every runtime",
  ]);
});

it("takes the language, the common API and names of one's own", async () => {
  const source = [
    "const document = { title: new Map<string, Promise<number>>() };",
    "export const title = document.title;",
    "export const id = crypto.randomUUID() + navigator.userAgent;",
    "export const call = (element: HTMLElement | null) => fetch(new URL(`https://a.b`), { signal: AbortSignal.timeout(1) });",
    "export const time = globalThis.setTimeout(() => structuredClone(Math.max(1)), 1);",
  ];
  expect(await found(source.join("\n"))).toEqual([]);
});
