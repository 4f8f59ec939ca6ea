import type { Rule } from "../catalogue/index.ts";
import { asks, exampleOf, levelsOf } from "./rule.ts";

/** The rule catalogue as a Markdown page: a table of all rules, then each with its example. */
export function rulesPage(rules: readonly Rule[]): string {
  return `${[
    "# Rules of contract diff",
    "",
    "Written by `pnpm --filter @partner-licenses/contract-diff run rules`; do not edit.",
    "",
    "An id in a report starts with its direction: `request-`, `response-`, or `both-` where one cause reaches both sides",
    "at the same level. Without one it is about neither: documentation, whole paths and operations, the contract itself.",
    "In webhooks and callbacks the server sends the request, so the sides swap.",
    "`contract-diff explain <id>`, or `contract explain <id>`, prints one rule.",
    "",
    "| level | asks for |",
    "|--|--|",
    ...Object.entries(asks).map(([level, bump]) => `| ${level} | ${bump} |`),
    "",
    `## All ${rules.length} rules`,
    "",
    "| rule | in a request | in a response | means |",
    "|--|--|--|--|",
    ...rules.map(row),
    "",
    "## Examples",
    "",
    ...rules.flatMap(example),
  ].join("\n")}`;
}

function row(rule: Rule): string {
  const [request, response] = levelsOf(rule);
  return `| [\`${rule.id}\`](#${rule.id}) | ${request} | ${response} | ${rule.line.replaceAll("|", "\\|")} |`;
}

function example(rule: Rule): string[] {
  const lines = exampleOf(rule).map(({ sign, text }) => `${sign} ${text}`.trimEnd());
  return [`### ${rule.id}`, "", rule.line, "", "```diff", ...lines, "```", ""];
}
