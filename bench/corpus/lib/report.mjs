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

/** @param {Result} result */
function callCell({ calls }) {
  if (calls === undefined) return "";
  const wrong = calls.examples === 0 ? "" : `, ${calls.examples} wrong examples`;
  return `${calls.right}/${calls.operations} right${wrong}, ${seconds(calls)}`;
}

/** @param {Result} result */
function diffCell({ diff }) {
  return diff === undefined ? "" : `${diff.bump}, ${seconds(diff)}`;
}

/** @param {Result} result */
function editsCell({ edits }) {
  return edits === undefined ? "" : `${edits.found}/${edits.planted}`;
}

/**
 * One contract, for the progress of a run; what fails is shown with its first messages.
 * @param {Result} result
 */
export function lineOf(result) {
  const head = `${result.sound ? "✓" : "✗"} ${result.name}: ${generateCell(result)}; ${compileCell(result)}; ${callCell(result)}; ${diffCell(result)}; ${editsCell(result)}`;
  const failures = result.calls?.failures ?? [];
  const more = [
    ...(result.compile?.ok === false ? result.compile.says.slice(0, 3) : []),
    ...failures.slice(0, 3).map(({ id, fault, says }) => `${fault} ${id}: ${says}`),
    ...(result.edits?.missed ?? []).map((missed) => `not found: ${missed}`),
  ];
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
      `| ${result.name} | ${result.generate.operations} | ${generateCell(result)} | ${compileCell(result)} | ${callCell(result)} | ${diffCell(result)} | ${editsCell(result)} |`,
  );
  const head =
    "| contract | operations | generate | compile | calls | diff with itself | planted edits found |";
  return [head, "|--|--|--|--|--|--|--|", ...rows].join("\n");
}

/**
 * The figures below the table.
 * @param {readonly Result[]} results
 */
export function summary(results) {
  /** @param {(result: Result) => boolean | undefined} test */
  const count = (test) => results.filter(test).length;
  const asked = results.flatMap(({ calls }) => calls ?? []);
  /** @param {(calls: import("./try-contract.mjs").Called) => number} of */
  const sum = (of) => asked.reduce((total, calls) => total + of(calls), 0);
  /** @param {(edits: import("./try-contract.mjs").Planted) => number} of */
  const edits = (of) => results.reduce((total, result) => total + (result.edits ? of(result.edits) : 0), 0);
  return [
    `${results.length} contracts: ${count(({ generate }) => generate.ok)} generate`,
    `${count(({ generate }) => generate.refused)} refused with a place`,
    `${count(({ compile }) => compile?.ok)} compile`,
    `${sum(({ right }) => right)} of ${sum(({ operations }) => operations)} operations answered right`,
    `${sum(({ examples }) => examples)} of them by a made-up value, as the contract's own example does not fit`,
    `${count(({ diff }) => diff?.bump === "none")} are the same as themselves`,
    `${edits(({ found }) => found)} of ${edits(({ planted }) => planted)} planted edits found`,
  ].join(", ");
}
