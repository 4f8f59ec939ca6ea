import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "@partner-licenses/document/bundle/bundle";
import { isBundled } from "@partner-licenses/document/bundle/needed";
import type { JsonObject } from "@partner-licenses/document/json";
import { load } from "@partner-licenses/document/reader/load";
import { Workspace } from "@partner-licenses/document/reader/workspace";
import { split } from "@partner-licenses/document/testing/split";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diff } from "../src/index.ts";

const specs = fileURLToPath(new URL("specs", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bundle-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Files whose names, without folders, are the same for several parts: the bundle has to keep these apart. */
const fileName = (pointer: string, number: number) =>
  `${["", "a/", "a/b/"][number % 3]}${(pointer.split("/").at(-1) ?? "part").replace(/\W+/g, "_")}.json`;

/** Writes a contract in as many files as `numbers` says; returns the path of the entry. */
function cut(document: JsonObject, numbers: readonly number[]): string {
  let next = 0;
  const files = split(document, ({ pointer }) => {
    const number = numbers[next++ % numbers.length] ?? 0;
    return number < 4 ? fileName(pointer, number) : undefined;
  });
  const home = mkdtempSync(join(folder, "split-"));
  for (const [name, value] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), JSON.stringify(value));
  }
  return join(home, "api.json");
}

describe.each(readdirSync(specs))("%s in several files", (name) => {
  const document = parse(readFileSync(join(specs, name), "utf8"), { merge: true }) as JsonObject;

  it("says the same as in one, and so does its bundle", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { minLength: 1, maxLength: 200 }), async (numbers) => {
        const entry = cut(document, numbers);
        expect((await diff(document, entry)).findings).toEqual([]);
        const bundled = bundle(load(entry).workspace).document;
        expect(isBundled(new Workspace({ document: bundled }))).toBe(true);
        expect((await diff(bundled, entry)).findings).toEqual([]);
        expect(bundle(load(entry).workspace).document).toEqual(bundled);
      }),
      { numRuns: 12, seed: 20261130 },
    );
  });
});

it("words and extensions that keep a part in another file have it in the bundle", async () => {
  const home = mkdtempSync(join(folder, "words-"));
  const operation = {
    "x-codeSamples": [{ $ref: "code.json#/0" }],
    responses: { 200: { $ref: "ok.json" } },
  };
  const files = {
    "api.json": {
      ...{ openapi: "3.1.0", info: { title: "T", version: "1" } },
      tags: [{ name: "a", description: { $ref: "code.json#/1" } }],
      paths: { "/a": { get: operation } },
    },
    "code.json": [{ lang: "curl", source: { $ref: "#/1" } }, "curl"],
    "ok.json": { description: "Fine.", "x-kept": { $ref: "nowhere.json" } },
  };
  for (const [name, value] of Object.entries(files)) writeFileSync(join(home, name), JSON.stringify(value));
  const entry = join(home, "api.json");
  const { document } = bundle(load(entry).workspace);
  expect(JSON.stringify(document)).toContain('"x-codeSamples":[{"lang":"curl","source":"curl"}]');
  expect(document.tags).toEqual([{ name: "a", description: "curl" }]);
  expect((await diff(document, entry)).findings).toEqual([]);
});
