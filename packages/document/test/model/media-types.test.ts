import { expect, it } from "vitest";
import {
  covers,
  isBinary,
  isForm,
  isJson,
  isSequence,
  isText,
  isUrlencoded,
  isXml,
} from "../../src/model/media-types.ts";

const kinds = { isJson, isSequence, isXml, isForm, isText, isBinary };

it.each([
  ["application/json", "isJson"],
  ["application/problem+json; charset=utf-8", "isJson"],
  ["application/jsonl", "isSequence"],
  ["application/x-ndjson", "isSequence"],
  ["text/event-stream", "isSequence"],
  ["application/geo+json-seq", "isSequence"],
  ["text/xml", "isXml"],
  ["image/svg+xml", "isXml"],
  ["application/x-www-form-urlencoded", "isForm"],
  ["multipart/form-data; boundary=x", "isForm"],
  ["TEXT/Plain", "isText"],
  ["text/csv;header=present", "isText"],
  ["application/octet-stream", "isBinary"],
  ["image/png", "isBinary"],
])("%s is one kind of body alone: %s", (type, kind) => {
  const found = Object.entries(kinds).flatMap(([name, is]) => (is(type) ? [name] : []));
  expect(found).toEqual([kind]);
});

it("keeps urlencoded forms apart from multipart ones", () => {
  expect(isUrlencoded("application/x-www-form-urlencoded; charset=utf-8")).toBe(true);
  expect(isUrlencoded("multipart/form-data")).toBe(false);
});

it.each([
  ["image/*", "image/png", true],
  ["image/*", "imagery/png", false],
  ["*/*", "text/plain", true],
  ["text/plain", 'text/plain; charset="UTF-8"', true],
  ["text/plain", "text/plain; charset=latin1", false],
  ["a/b; x=1; y=2", "A/B;y=2;x=1", true],
])("%s covers %s: %s", (range, type, covered) => expect(covers(range, type)).toBe(covered));
