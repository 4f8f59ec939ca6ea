import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diff } from "../src/index.ts";
import { rewrites } from "./mutations/rewrites.ts";
import type { Json } from "./mutations/sites.ts";

const read = (name: string): Json =>
  parse(readFileSync(new URL(`specs/${name}.yaml`, import.meta.url), "utf8")) as Json;

const specs = ["shop", "payments", "directory", "files", "events"];

describe.each(specs)("%s spelled differently", (name) => {
  it.each(Object.entries(rewrites))("%s", async (_, rewrite) => {
    const rewritten = read(name);
    rewrite(rewritten);
    expect((await diff(read(name), rewritten)).findings).toEqual([]);
    expect((await diff(rewritten, read(name))).findings).toEqual([]);
  });
});

it.each(Object.entries(rewrites))("%s changes one of them at least", (_, rewrite) => {
  const changed = specs.filter((name) => {
    const rewritten = read(name);
    rewrite(rewritten);
    return JSON.stringify(rewritten) !== JSON.stringify(read(name));
  });
  expect(changed).not.toEqual([]);
});
