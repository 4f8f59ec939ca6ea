// The results as lines, as a table and in figures.

const seconds = ({ seconds: taken, mib }) => `${taken} s, ${mib} MiB`;
const first = (text = "") => text.split("\n")[0];

function generateCell({ generate }) {
  if (generate.ok) return `✓ ${seconds(generate)}`;
  return `${generate.refused ? "refused" : "✗"}: ${first(generate.says)}`;
}

function compileCell({ compile }) {
  if (compile === undefined) return "";
  return compile.ok ? `✓ ${seconds(compile)}` : `✗ ${compile.broken.join(", ")} (${compile.errors})`;
}

/** One contract, for the progress of a run; what fails is shown with its first messages. */
export function lineOf(result) {
  const head = `${result.sound ? "✓" : "✗"} ${result.name}: ${generateCell(result)}; ${compileCell(result)}`;
  const more = result.compile?.ok === false ? result.compile.says.slice(0, 3) : [];
  const why = result.generate.ok ? more : result.generate.says.split("\n").slice(1);
  return [head, ...why.map((line) => `      ${line}`)].join("\n");
}

/** The table. */
export function markdown(results) {
  const rows = results.map(
    (result) =>
      `| ${result.name} | ${result.generate.operations} | ${generateCell(result)} | ${compileCell(result)} |`,
  );
  return ["| contract | operations | generate | compile |", "|--|--|--|--|", ...rows].join("\n");
}

/** The figures below the table. */
export function summary(results) {
  const count = (test) => results.filter(test).length;
  return [
    `${results.length} contracts: ${count(({ generate }) => generate.ok)} generate`,
    `${count(({ generate }) => generate.refused)} refused with a place`,
    `${count(({ compile }) => compile?.ok)} compile`,
  ].join(", ");
}
