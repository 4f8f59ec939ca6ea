import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, Html, html } from "../src/html.ts";

describe("html", () => {
  it("escapes text, and takes markup as it is", () => {
    const row = (text: string) => html`<li title='${text}'>${text}</li>`;
    expect(html`<ul>${["a & b", `"'`].map(row)}</ul>${3}`.text).toBe(
      "<ul><li title='a &amp; b'>a &amp; b</li><li title='&quot;&#39;'>&quot;&#39;</li></ul>3",
    );
    expect(html`${new Html("<br>")}${["<", new Html("<hr>"), 1]}`.text).toBe("<br>&lt;<hr>1");
  });

  it("lets no text become markup or leave an attribute", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("&", "<", ">", '"', "'", "a", ";", "#", "\n") }),
        (text) => {
          const escaped = escapeHtml(text);
          expect(escaped).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
          const read = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
          expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, (name) => read[name as keyof typeof read])).toBe(
            text,
          );
        },
      ),
    );
  });
});
