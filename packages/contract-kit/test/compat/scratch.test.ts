import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const home = fileURLToPath(new URL("../../src/compat/home", import.meta.url));
let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "scratch-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** A program that works in two folders and has started another program; `then` is what it does at last. */
function program(then: string, starts = true): string {
  return `
    import { writeFileSync } from "node:fs";
    import { join } from "node:path";
    import { scratchFolder } from ${JSON.stringify(join(home, "scratch.ts"))};
    import { run } from ${JSON.stringify(join(home, "process.ts"))};
    const folders = ["run-", "next-"].map((name) => scratchFolder(join(${JSON.stringify(dir)}, name)));
    for (const { dir } of folders) writeFileSync(join(dir, "half"), "written");
    const wait = "setInterval(() => {}, 1000); require('fs').writeFileSync('../pid', String(process.pid))";
    if (${starts}) run(process.execPath, ["-e", wait], { cwd: folders[0].dir });
    ${then}`;
}

// What still runs is read from /proc, which Linux alone has; CI runs there.
describe.runIf(process.platform === "linux")("a run that is stopped", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s takes its folders and its programs with it", async (signal, code) => {
    const child = spawn(
      process.execPath,
      ["--input-type=module", "-e", program("setInterval(() => {}, 1000);")],
      { stdio: ["ignore", "inherit", "inherit"] },
    );
    const started = () => readFile(join(dir, "pid"), "utf8").catch(() => "");
    await until(async () => (await started()) !== "");
    const pid = await started();
    expect(await readdir(dir)).toHaveLength(3);
    const exited = once(child, "exit");
    child.kill(signal);
    expect(await exited).toEqual([code, null]);
    expect(await readdir(dir)).toEqual(["pid"]);
    await until(() => ended(pid));
  });
});

/** Nothing is left of a program but its number, as long as nobody asks how it ended. */
const ended = async (pid: string) => (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")) === "";

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

it("leaves signals to others when its folders are gone", async () => {
  const last = "for (const each of folders) each.remove(); process.exit(process.listenerCount('SIGINT'));";
  const child = spawn(process.execPath, ["--input-type=module", "-e", program(last, false)], {
    stdio: "ignore",
  });
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(await readdir(dir)).toEqual([]);
});
