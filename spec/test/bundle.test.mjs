// @ts-check
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { contract } from "./contract.mjs";

const root = join(import.meta.dirname, "..");
const copy = mkdtempSync(join(tmpdir(), "spec-"));
const build = () => spawnSync(process.execPath, ["scripts/bundle.mjs"], { cwd: copy, encoding: "utf8" });
/** @param {string} file */
const read = (file) => readFileSync(join(copy, file), "utf8");

beforeAll(() => {
  for (const path of ["openapi.yaml", "arazzo.yaml", "redocly.yaml", "plugins", "scripts", "package.json"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true }));

test("builds both files with the same content, and the same bytes as in the package", () => {
  expect(build().status).toBe(0);
  expect(readdirSync(join(copy, "dist")).sort()).toEqual(["arazzo.yaml", "openapi.json", "openapi.yaml"]);
  expect(JSON.parse(read("dist/openapi.json"))).toEqual(contract);
  expect(parse(read("dist/openapi.yaml"))).toEqual(contract);
  expect(read("dist/arazzo.yaml")).toBe(readFileSync(join(root, "arazzo.yaml"), "utf8"));
});

/** @type {[fault: string, damage: (text: string) => string, message: string][]} */
const faults = [
  ["is not YAML", (text) => text.replace("info:", "info: ["), "openapi.yaml:"],
  [
    "has a dangling reference",
    (text) => text.replace("responses/Forbidden", "responses/Forbiden"),
    "Can't resolve $ref",
  ],
  [
    "has a recipe that cannot be followed",
    (text) => text.replace("rows: 500", "rows: many"),
    'set "rows" to a whole number',
  ],
];

test.each(faults)("keeps the last bundle when the contract %s", (_fault, damage, message) => {
  const before = read("dist/openapi.json");
  const whole = readFileSync(join(root, "openapi.yaml"), "utf8");
  const damaged = damage(whole);
  expect(damaged).not.toBe(whole);
  writeFileSync(join(copy, "openapi.yaml"), damaged);
  const { status, stderr } = build();
  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).toContain("spec/dist is unchanged");
  expect(readdirSync(join(copy, "dist")).sort()).toEqual(["arazzo.yaml", "openapi.json", "openapi.yaml"]);
  expect(read("dist/openapi.json")).toBe(before);
});

test("a contract without workflows is built without them", () => {
  cpSync(join(root, "openapi.yaml"), join(copy, "openapi.yaml"));
  rmSync(join(copy, "arazzo.yaml"));
  expect(build().status).toBe(0);
  expect(readdirSync(join(copy, "dist")).sort()).toEqual(["openapi.json", "openapi.yaml"]);
});
