import { describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";
import { rewrites } from "./mutations/rewrites.ts";
import { readSpec, specs } from "./specs.ts";

describe.each(specs)("%s spelled differently", (name) => {
  it.each(Object.entries(rewrites))("%s", async (_, rewrite) => {
    const rewritten = readSpec(name);
    rewrite(rewritten);
    expect((await diff(readSpec(name), rewritten)).findings).toEqual([]);
    expect((await diff(rewritten, readSpec(name))).findings).toEqual([]);
  });
});

it.each(Object.entries(rewrites))("%s changes one of them at least", (_, rewrite) => {
  const changed = specs.filter((name) => {
    const rewritten = readSpec(name);
    rewrite(rewritten);
    return JSON.stringify(rewritten) !== JSON.stringify(readSpec(name));
  });
  expect(changed).not.toEqual([]);
});
