import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, readdir, readFile, readlink, symlink } from "node:fs/promises";
import { join } from "node:path";
import { diff } from "@partner-licenses/contract-kit/diff";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { childEnvironment } from "../scripts/environment.mjs";
import { addField, readOperation, removeField } from "../scripts/rehearse/contract.mjs";
import { output, run } from "./support/run.ts";
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
    const operation = await readOperation(before);
    await copyFile(before, with_);
    await addField(with_, operation);
    await copyFile(with_, without);
    await removeField(without, operation);
    expect((await diff(before, with_)).bump).toBe("minor");
    expect((await diff(with_, without)).bump).toBe("major");
    expect((await diff(before, without)).bump).toBe("none");
  });
});

// The rehearsal itself is a step of `pnpm check`, where one sees it go.
describe.runIf(process.platform === "linux")("a rehearsal that is stopped", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("by %s leaves no program and no file behind", async (signal, code) => {
    const child = spawn(process.execPath, ["scripts/rehearse/index.mjs"], {
      cwd: root,
      env: childEnvironment({ TMPDIR: folder.dir }),
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.includes("✓")) break;
    }
    expect(printed).toContain("a copy of the tree");
    await until(async () => (await programsIn(folder.dir)).length > 0);
    child.kill(signal);
    expect((await once(child, "exit"))[0]).toBe(code);
    expect(await readdir(folder.dir)).toEqual([]);
    await until(async () => (await programsIn(folder.dir)).length === 0);
  });

  it("while it copies the tree, and twice, as pnpm passes on a Ctrl-C, leaves nothing behind", async () => {
    const child = spawn(process.execPath, ["scripts/rehearse/index.mjs"], {
      cwd: root,
      env: childEnvironment({ TMPDIR: folder.dir }),
      stdio: "ignore",
    });
    const exited = once(child, "exit");
    await until(async () => (await copied()).includes("package.json"));
    child.kill("SIGINT");
    child.kill("SIGINT");
    expect((await exited)[0]).toBe(130);
    expect(await readdir(folder.dir)).toEqual([]);
  });

  async function copied(): Promise<string[]> {
    const [stage = ""] = await readdir(folder.dir);
    return readdir(join(folder.dir, stage, "checkout")).catch(() => []);
  }
});

describe.runIf(process.platform !== "win32")("a rehearsal without pnpm", () => {
  it("says which program it needs, and leaves nothing behind", async () => {
    const [bin, tmp] = [join(folder.dir, "bin"), join(folder.dir, "tmp")];
    await Promise.all([mkdir(bin), mkdir(tmp)]);
    const git = await output("sh", ["-c", "command -v git"], { cwd: root });
    await symlink(git.trim(), join(bin, "git"));
    const { code, stdout } = await run(process.execPath, ["scripts/rehearse/index.mjs"], {
      cwd: root,
      env: { TMPDIR: tmp, PATH: bin },
    });
    expect([code, stdout]).toEqual([1, expect.stringMatching(/pnpm cannot be started/)]);
    expect(await readdir(tmp)).toEqual([]);
  });
});

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
