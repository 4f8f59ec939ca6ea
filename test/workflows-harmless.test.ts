import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { harmless } from "../scripts/ci/harmless.mjs";

// What GitHub acts on: raw HTML apart from the four plain tags, images, links, mentions, references, entities.
const acts =
  /<(?!\/?(?:details|summary|p|code)>)(?!\u200b)|!\[|\][(:]|:\/\/|\bwww\.|@\w|#\d|\bGH-\d|&(?!(?:lt|gt|amp);|\u200b)|[\u202a-\u202e\u2066-\u2069\0]/i;

const pieces = fc.constantFrom(
  ..."< > & @ ! [ ] ( ) : / # . - \u200b \u202e details summary code img admin www GH 1 &#64; &lt; ` \n".split(
    " ",
  ),
);

describe("harmless", () => {
  it("leaves nothing that GitHub would act on", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(harmless(parts.join(""))).not.toMatch(acts);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves headings, code, tables and folded parts as they are", () => {
    const text =
      '## Contract: major\n\n<details><summary>a <code>b</code> &lt;c&gt;</summary>\n\n<p>f</p>\n\n```json\n{"d": [1, 2]}\n```\n\n| e |\n|--|\n\n</details>';
    expect(harmless(text)).toBe(text);
  });

  it("cuts a long text at a line, and says so", () => {
    const cut = harmless("0123456789\n".repeat(1000), 100);
    expect(cut).toMatch(/^(0123456789\n){8}0123456789\n\n… shortened/);
  });
});
