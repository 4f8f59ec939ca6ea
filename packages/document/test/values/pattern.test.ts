import { describe, expect, it } from "vitest";
import { regexOf } from "../../src/values/schema/pattern.ts";
import { textsFor } from "../../src/values/schema/pattern-text.ts";

describe("patterns of other engines", () => {
  it.each([
    ["^[a-z_\\-\\:]+$", "a-b:c", "A"],
    ["^a\\-b\\_c$", "a-b_c", "ab"],
    ["(?i)^abc$", "ABC", "abd"],
    ["\\A\\d+\\Z", "12", "a1"],
    ["^(?P<year>\\d{4})$", "2026", "26"],
    ["^\\@x$", "@x", "x"],
    ["^[\\w-.]+$", "a-b.c", "a b"],
    ["^[a-z\\d-_]+$", "a-1_b", "a.b"],
    ["^[.-\\w]+$", "a-b.c", "a/b"],
  ])("%s means what it means there", (source, yes, no) => {
    expect([regexOf(source)?.test(yes), regexOf(source)?.test(no)]).toEqual([true, false]);
  });

  it.each(["(?<a", "a++", "(?>a)", "[", "(?i"])("%s is none", (source) => {
    expect(regexOf(source)).toBeUndefined();
  });
});

describe("texts for a pattern", () => {
  it.each([
    ...[
      "^[A-Z]{3}-\\d{4}$",
      "^(a|b)\\1$",
      "(?<=x)y",
      "(?<!x)y",
      "^\\p{Lu}\\p{L}*$",
      "^\\u00e9+$",
      "^[^abc]$",
      "\\bfoo\\b",
    ],
    ...[
      "^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$",
      "^(?!admin$)\\w+$",
      "^[\\p{L}\\p{N} ]+$",
      "^$",
      "(?i)^abc$",
      "^.{3,5}$",
    ],
    ...[
      "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$",
      "^(?!.*--)[a-z][a-z-]*[a-z]$",
      "^\\S+@\\S+$",
    ],
  ])("%s has some", (source) => {
    const texts = textsFor(source);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(regexOf(source) ?? "");
  });

  it("are none where nothing matches", () => {
    expect(textsFor(".^")).toEqual([]);
  });

  it("have behind them what a look ahead asks for", () => {
    expect(textsFor("/(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])/")).not.toEqual([]);
  });

  it("have the length that is looked for", () => {
    expect(textsFor("^[a-z]+$", { least: 500 }).some((text) => text.length >= 500)).toBe(true);
    expect(textsFor("00u[0-9a-z]+", { least: 20 }).map(({ length }) => length)).toContain(20);
  });
});
