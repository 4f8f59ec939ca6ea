// @ts-check
// All that CI runs, in order. A step that fails prints the one command that fixes it.
import { ensureBrowser } from "./browser.mjs";
import { build } from "./build.mjs";
import { readOptions } from "./options.mjs";
import { run } from "./run.mjs";
import { turbo } from "./turbo.mjs";

const usage = `Usage: pnpm check [--from <step>] [--skip <step>,<step>] [--list]

Runs all that CI runs, in order. --list prints the steps instead.`;
const values = readOptions(usage, {
  from: { type: "string" },
  skip: { type: "string" },
  list: { type: "boolean" },
});

/** @param {string[]} args tasks and options */
const tasks = (...args) => turbo([...args, "--concurrency=3", "--output-logs=new-only"]);

/**
 * How the rehearsal ended that ran next to the tests.
 * @type {number | undefined}
 */
let rehearsed;

/**
 * The tests of the whole workspace and the rehearsal take as long as all others, so they begin at once: what waits for
 * programs and what computes keep both cores busy. The rehearsal's own step then says how it ended.
 */
async function tests() {
  // Of two runs only one may build.
  const built = await build(["--output-logs=errors-only"]);
  if (built !== 0) return built;
  const [rehearsal, ...codes] = await Promise.all([
    wants("rehearsal") ? tasks("rehearse") : undefined,
    tasks("test", "--filter=./test"),
    tasks("test", "--filter=!./test"),
  ]);
  rehearsed = rehearsal;
  return Math.max(...codes);
}

/** @type {{ name: string, act: () => Promise<number>, fix: string }[]} */
const steps = [
  { name: "browser", act: ensureBrowser, fix: "npx playwright-core install chromium" },
  { name: "lint", act: () => run(["pnpm", "--silent", "lint"]), fix: "pnpm format" },
  { name: "drift", act: () => run(["pnpm", "--silent", "generate", "--check"]), fix: "pnpm generate" },
  {
    name: "versions",
    act: () => run(["node", "scripts/version.mjs", "--check"]),
    fix: "node scripts/version.mjs",
  },
  {
    name: "changeset",
    act: () => run(["node", "scripts/changeset-status.mjs"]),
    fix: "pnpm changeset",
  },
  { name: "gate", act: () => run(["pnpm", "--silent", "gate"]), fix: "pnpm gate --write" },
  {
    name: "history",
    act: () => run(["pnpm", "--silent", "contract", "history"]),
    fix: "git checkout -- spec/released",
  },
  { name: "build", act: () => run(["pnpm", "--silent", "build"]), fix: "pnpm build" },
  { name: "compat", act: () => tasks("//#compat"), fix: "pnpm compat" },
  { name: "typecheck", act: () => run(["pnpm", "--silent", "typecheck"]), fix: "pnpm typecheck" },
  {
    name: "tests",
    act: tests,
    fix: "pnpm --filter <the package that turbo names> test",
  },
  { name: "rehearsal", act: async () => rehearsed ?? tasks("rehearse"), fix: "pnpm rehearse" },
];

const skipped = values.skip?.split(",") ?? [];
for (const named of [...skipped, ...(values.from === undefined ? [] : [values.from])]) {
  if (steps.some(({ name }) => name === named)) continue;
  console.error(`no step "${named}"; the steps are ${steps.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const first = steps.findIndex(({ name }) => name === (values.from ?? steps[0]?.name));
const wanted = steps.slice(first).filter(({ name }) => !skipped.includes(name));
if (values.list) {
  console.log(wanted.map(({ name }) => name).join("\n"));
  process.exit(0);
}
/** @param {string} step */
const wants = (step) => wanted.some(({ name }) => name === step);

/** @type {string[]} */
const took = [];
for (const { name, act, fix } of wanted) {
  console.log(`\n▸ ${name}`);
  const start = Date.now();
  const code = await act();
  took.push(
    `  ${code === 0 ? "✓" : "✗"} ${name.padEnd(10)} ${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s`,
  );
  if (code === 0) continue;
  console.error(`\n${took.join("\n")}\n\n✗ ${name} failed. To fix or see it alone: ${fix}`);
  console.error(`Then go on from here: pnpm check --from ${name}`);
  console.log(`checks: ${took.length - 1} passed, 1 failed`);
  process.exit(1);
}
console.log(`\n${took.join("\n")}\n\nchecks: ${took.length} passed, 0 failed`);
