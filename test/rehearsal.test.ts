import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readdir, readFile, readlink, symlink } from "node:fs/promises";
import { join } from "node:path";
import { diff } from "@partner-licenses/contract-kit/diff";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { programEnvironment } from "../scripts/tests/environment.mjs";
import { output, run } from "../scripts/tests/run.mjs";
import { addField, field, readOperation, removeField } from "./rehearsal/contract.mjs";
import { root, temporaryFolder } from "./support/workspace.ts";

const contracts = ["spec/openapi.yaml", "packages/contract-kit/test/fixtures/museum.yaml"];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder("rehearsal");
});
afterEach(() => folder.remove());

describe.each(contracts)("the edits of the rehearsal, in %s", (contract) => {
  it("add a field, which is additive, and take it away, which breaks", async () => {
    const [before, with_, without] = ["before", "with", "without"].map((name) =>
      join(folder.dir, `${name}.yaml`),
    ) as [string, string, string];
    await copyFile(join(root, contract), before);
    const operation = readOperation(before);
    await copyFile(before, with_);
    await addField(with_, operation, field);
    await copyFile(with_, without);
    await removeField(without, operation, field);
    expect((await diff(before, with_)).bump).toBe("minor");
    expect((await diff(with_, without)).bump).toBe("major");
    expect((await diff(before, without)).bump).toBe("none");
  });
});

// The rehearsal itself is a step of `pnpm check`, where one sees it go. What still runs is read from /proc, which Linux
// alone has; CI runs there.
describe.runIf(process.platform === "linux")("a rehearsal that is stopped", () => {
  it.each([
    ["while it releases, twice, as pnpm passes on a Ctrl-C", "test/rehearsal/index.mjs", "SIGINT", 130],
    ["while a program runs", "test/rehearsal/stopped/program.mjs", "SIGTERM", 143],
  ] as const)("%s, leaves no program and no file behind", async (_when, script, signal, code) => {
    const { child, ended } = rehearse(script);
    let printed = "";
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes("✓")) break;
    }
    await until(async () => (await programsIn(folder.dir)).length > 0);
    child.kill(signal);
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(await programsIn(folder.dir)).toEqual([]);
    expect(await left(folder.dir)).toEqual([]);
  });

  it("while it copies the tree leaves nothing behind", async () => {
    const { child, ended } = rehearse("test/rehearsal/stopped/copy.mjs");
    await until(async () => (await copied()).length > 0);
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(await left(folder.dir)).toEqual([]);
  });

  function rehearse(script: string) {
    const child = spawn(process.execPath, [script], {
      cwd: root,
      env: programEnvironment({ TMPDIR: folder.dir }),
      stdio: ["ignore", "pipe", "inherit"],
    });
    return { child, ended: once(child, "exit").then(([code]) => code as number) };
  }

  async function copied(): Promise<string[]> {
    const [stage = ""] = await left(folder.dir);
    return readdir(join(folder.dir, stage, "checkout")).catch(() => []);
  }
});

// A PATH with one program in it is made of a link to it, which a program of Windows does not take.
describe.runIf(process.platform !== "win32")("a rehearsal without pnpm", () => {
  it("says which program it needs, and leaves nothing behind", async () => {
    const [bin, tmp] = [join(folder.dir, "bin"), join(folder.dir, "tmp")];
    await Promise.all([mkdir(bin), mkdir(tmp)]);
    const git = await output("sh", ["-c", "command -v git"], { cwd: root });
    await symlink(git.trim(), join(bin, "git"));
    const { code, stdout } = await run(process.execPath, ["test/rehearsal/index.mjs"], {
      cwd: root,
      env: { TMPDIR: tmp, PATH: bin },
    });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/pnpm cannot be started/)]);
    expect(await left(tmp)).toEqual([]);
  });
});

/** What rehearsals have left in a temporary folder, where Node and others keep their caches. */
async function left(dir: string): Promise<string[]> {
  return (await readdir(dir)).filter((name) => name.startsWith("rehearsal-"));
}

/** The programs that work in a folder. */
async function programsIn(dir: string): Promise<string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const place = await readlink(`/proc/${id}/cwd`).catch(() => "");
      return place.startsWith(dir) ? [await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => id)] : [];
    }),
  );
  return found.flat();
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}
