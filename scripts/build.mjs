// Generated code first, then what is built from it. Both do nothing when nothing has changed.
import { contract } from "./contract.mjs";
import { run } from "./run.mjs";

/** @param {readonly string[]} [args] options for turbo, such as `--filter` */
export async function build(args = []) {
  const generated = await contract("generate", "--if-changed");
  return generated === 0 ? run(["turbo", "run", "build", ...args]) : generated;
}

if (import.meta.main) process.exitCode = await build(process.argv.slice(2));
