import { renderMarkdown } from "@partner-licenses/contract-kit/docs";
import { expect, test } from "vitest";

const table = (...rows: string[]) => renderMarkdown(rows.join("\n")).html;

test("a column of numbers is set to the right, also where a cell of it is empty", () => {
  const html = table("| pair | ours | peer |", "|--|--|--|", "| first | 56 | 1,047 |", "| second | 94 |  |");
  for (const cell of ["ours</th>", "peer</th>", "<div>94</div>", "<div>1,047</div>", "<div></div>"]) {
    const [before = ""] = html.split(cell);
    expect(before.slice(before.lastIndexOf("<t")), cell).toContain('class="number"');
  }
});

test("a column of words, or of nothing, is set to the left", () => {
  const html = table("| a | b | c |", "|--|--|--|", "| x | 1 of 2 |  |", "| y | 3 |  |");
  expect(html).not.toContain('class="number"');
});
