// @ts-check
// The results as lines, as a table and in figures.

/** @import { Result } from "./try-contract.mjs" */

/** @param {import("./try-contract.mjs").Cost} cost */
const seconds = ({ seconds: taken, mib }) => `${taken} s, ${mib} MiB`;
/** @param {string} [text] */
const first = (text = "") => text.split("\n")[0];

/** @param {Result} result */
function generateCell({ generate }) {
  if (generate.ok) return `✓ ${seconds(generate)}`;
  return `${generate.refused ? "refused" : "✗"}: ${first(generate.says)}`;
}

/** @param {Result} result */
function compileCell({ compile }) {
  if (compile === undefined) return "";
  return compile.ok ? `✓ ${seconds(compile)}` : `✗ ${compile.broken.join(", ")} (${compile.errors})`;
}

/**
 * One contract, for the progress of a run; what fails is shown with its first messages.
 * @param {Result} result
 */
export function lineOf(result) {
  const head = `${result.sound ? "✓" : "✗"} ${result.name}: ${generateCell(result)}; ${compileCell(result)}`;
  const more = result.compile?.ok === false ? result.compile.says.slice(0, 3) : [];
  const why = result.generate.ok ? more : (result.generate.says ?? "").split("\n").slice(1);
  return [head, ...why.map((line) => `      ${line}`)].join("\n");
}

/**
 * The table.
 * @param {readonly Result[]} results
 */
export function markdown(results) {
  const rows = results.map(
    (result) =>
      `| ${result.name} | ${result.generate.operations} | ${generateCell(result)} | ${compileCell(result)} |`,
  );
  return ["| contract | operations | generate | compile |", "|--|--|--|--|", ...rows].join("\n");
}

/**
 * The figures below the table.
 * @param {readonly Result[]} results
 */
export function summary(results) {
  /** @param {(result: Result) => boolean | undefined} test */
  const count = (test) => results.filter(test).length;
  return [
    `${results.length} contracts: ${count(({ generate }) => generate.ok)} generate`,
    `${count(({ generate }) => generate.refused)} refused with a place`,
    `${count(({ compile }) => compile?.ok)} compile`,
  ].join(", ");
}
