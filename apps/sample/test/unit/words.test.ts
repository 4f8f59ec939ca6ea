import { describe, expect, it } from "vitest";
import { recent } from "../../src/preview/recent.ts";
import { ar } from "../../src/words/ar.ts";
import { en } from "../../src/words/en.ts";
import { loadWords } from "../../src/words/words.ts";

describe("words", () => {
  it("take the form that the language has for a count", () => {
    const counts = (words: typeof en) =>
      [0, 1, 2, 3, 11].map((count) => words.countWorkloads(count, `${count}`));
    expect(counts(en)).toEqual(["0 workloads", "1 workload", "2 workloads", "3 workloads", "11 workloads"]);
    expect(counts(ar)).toEqual(["لا أعباء عمل", "عبء عمل واحد", "عبئا عمل", "3 أعباء عمل", "11 عبء عمل"]);
  });

  it("are English for a language without words", async () => {
    expect(await loadWords("nl-NL")).toBe(en);
  });
});

describe(recent, () => {
  it("moves all dates by as many days, in either form, and nothing else", () => {
    const moved = recent(
      '{"a":"2026-06-09T00:00:00+00:00","b":"2026-06-08T03:55:46.21Z","c":"2026-06-09"}',
      new Date("2026-11-30T09:00:00Z"),
    );
    expect(moved).toBe('{"a":"2026-11-25T00:00:00+00:00","b":"2026-11-24T03:55:46.21Z","c":"2026-06-09"}');
  });
});
