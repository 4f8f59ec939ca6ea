import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output } from "../scripts/tests/run.mjs";
import { type GitHub, startGitHub } from "./support/workflow/github-server.ts";
import { runScript } from "./support/workflow/script.ts";
import { temporaryFolder } from "./support/workspace.ts";

describe("the pull request that versions", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let hub: GitHub;
  let origin: string;

  beforeAll(async () => {
    folder = await temporaryFolder("version-request");
    hub = await startGitHub();
    origin = join(folder.dir, "origin.git");
    await output("git", ["init", "-q", "--bare", "-b", "main", origin], { cwd: folder.dir });
  });

  afterAll(async () => {
    await hub.stop();
    await folder.remove();
  });

  /** What a push to main leads to, in a checkout of its own; `pnpm run version` is one line here. */
  async function push(version: string, environment: Record<string, string> = {}) {
    const dir = join(folder.dir, version);
    const git = (...args: string[]) =>
      output("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: dir });
    await mkdir(join(dir, "spec"), { recursive: true });
    await git("init", "-q", "-b", "main");
    await git("remote", "add", "origin", origin);
    await git("commit", "-q", "--allow-empty", "-m", "main");
    await writeFile(join(dir, "spec/package.json"), JSON.stringify({ version }));
    const result = await runScript("version-request", { cwd: dir, api: hub.url, env: environment });
    return { ...result, config: await readFile(join(dir, ".git/config"), "utf8") };
  }

  it("is opened once, and changed by later pushes", async () => {
    expect(await push("1.1.0")).toMatchObject({ code: 0, stderr: "" });
    expect(hub.pulls).toMatchObject([{ title: "Release 1.1.0", base: "main" }]);
    expect(await push("2.0.0")).toMatchObject({ code: 0, stderr: "" });
    expect(hub.pulls).toMatchObject([{ title: "Release 2.0.0" }]);
    const pushed = await output("git", ["show", "changeset-release/main:spec/package.json"], { cwd: origin });
    expect(JSON.parse(pushed)).toEqual({ version: "2.0.0" });
    expect(hub.dispatched).toHaveLength(2);
  });

  it("leaves the token in no file and in no message", async () => {
    const refused = await push("3.0.0", { GITHUB_TOKEN: "a-wrong-token" });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^::error::GET \/pulls.* failed \(401\): .*Bad credentials/);
    expect(refused.stdout + refused.stderr + refused.config).not.toContain("a-wrong-token");
  });
});
