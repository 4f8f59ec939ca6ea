import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const source = fileURLToPath(new URL("../src", import.meta.url));

/** Words of the first API that stood on this package, and of its service. */
const ofAnApi = /partner|microsoft|licen[cs]e|AADSTS|\bentra\b/i;
/** Its header names; `x-ms-retry-after-ms` is a convention of many services. */
const itsHeaders = /\bMS-[A-Z]/;

test("the runtime knows no API", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    readFileSync(join(source, file), "utf8")
      .replaceAll("@partner-licenses/", "")
      .split("\n")
      .filter((line) => ofAnApi.test(line) || itsHeaders.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
