// `npm run ci -- test 1/3`: one part of all tests of the workspace. The parts of all machines are all tests, each once.
import { build } from "../build.mjs";
import { run } from "../run.mjs";

const [part = "", ...files] = process.argv.slice(2);
const [, index, count] = /^(\d+)\/(\d+)$/.exec(part)?.map(Number) ?? [];
if (!(index >= 1 && index <= count)) {
  console.error(`"${part}" is not a part of the tests. Give one such as 1/3, the first of three.`);
  process.exit(2);
}

// TEST_FILES narrows what is divided, so that a rehearsal of CI can run the parts of a few files.
const { TEST_FILES = "" } = process.env;
const only = TEST_FILES.split(/\s+/).filter((file) => file !== "");
const built = await build(["--output-logs=errors-only"]);
process.exitCode =
  built === 0
    ? await run(["vitest", "run", "--config", "vitest.shard.config.ts", `--shard=${part}`, ...only, ...files])
    : built;
