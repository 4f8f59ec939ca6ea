import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { scenarios } from "../src/preview/scenarios.ts";

it("the README lists every state", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const listed = [...readme.matchAll(/^\| `\/\?state=([\w-]+)` \|/gm)].map(([, id]) => id);
  expect(listed.sort()).toEqual(
    scenarios
      .map(({ id }) => id)
      .filter(Boolean)
      .sort(),
  );
});
