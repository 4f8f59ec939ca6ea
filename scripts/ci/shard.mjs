// @ts-check
// `npm run ci -- test 1/3`: one part of all tests of the workspace. The parts of all machines are all tests, each once.
import { build } from "../build.mjs";
import { run } from "../run.mjs";

const [part = "", ...files] = process.argv.slice(2);
const [, index = 0, count = 0] = /^(\d+)\/(\d+)$/.exec(part)?.map(Number) ?? [];
if (!(index >= 1 && index <= count)) {
  console.error(`"${part}" is not a part of the tests. Give one such as 1/3, the first of three.`);
  process.exit(2);
}

const built = await build(["--output-logs=errors-only"]);
process.exitCode =
  built === 0
    ? await run(["vitest", "run", "--config", "vitest.shard.config.ts", `--shard=${part}`, ...files])
    : built;
