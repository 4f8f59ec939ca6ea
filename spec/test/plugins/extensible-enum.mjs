// @ts-check
import { test } from "vitest";
import { lint, withSchema } from "../lint.mjs";

test.concurrent("finds lists that are not known values of an open string", async ({ expect }) => {
  const problems = await lint(
    "contract/extensible-enum",
    withSchema(`
properties:
  word: { type: string, x-extensible-enum: open }
  number: { type: string, x-extensible-enum: [1] }
  twice: { type: string, x-extensible-enum: [a, a] }
  integer: { type: integer, x-extensible-enum: [a] }
  closed: { type: string, enum: [a], x-extensible-enum: [a] }`),
  );
  /** @param {string} name */
  const at = (name) => `#/components/schemas/Order/properties/${name}/x-extensible-enum`;
  expect(problems).toEqual([
    `${at("word")} \`x-extensible-enum\` is not a list of strings. List the known values.`,
    `${at("number")} \`x-extensible-enum\` is not a list of strings. List the known values.`,
    `${at("twice")} \`x-extensible-enum\` lists a value twice. Drop one.`,
    `${at("integer")} \`x-extensible-enum\` needs \`type: string\` next to it.`,
    `${at("closed")} \`enum\` and \`const\` close the set that \`x-extensible-enum\` leaves open. Keep one of them.`,
  ]);
});

test.concurrent("accepts known values of an open string", async ({ expect }) => {
  const problems = await lint(
    "contract/extensible-enum",
    withSchema("type: [string, 'null']\nx-extensible-enum: [open, closed]"),
  );
  expect(problems).toEqual([]);
});
