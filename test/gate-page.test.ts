import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { revisions } from "@partner-licenses/document/testing/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../scripts/tests/run.mjs";
import { pageBlocks } from "./support/page.ts";
import { took } from "./support/took.ts";
import { readAction } from "./support/workflow/own-action.ts";
import { type Repository, repositoryIn } from "./support/workflow/repository.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

// The page about the gate, typed from top to bottom in a repository that has nothing but a contract.
describe("the gate for any repository", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let repo: Repository;
  let block: Awaited<ReturnType<typeof pageBlocks>>;
  let env: Record<string, string>;
  beforeAll(async () => {
    block = await pageBlocks("gate");
    folder = await temporaryFolder("gate-page");
    const dir = join(folder.dir, "repository");
    await mkdir(dir);
    await writeFile(join(dir, "openapi.yaml"), revisions.none);
    repo = await repositoryIn(dir);
    await repo.git("switch", "-qc", "mine");
    await writeFile(join(dir, "openapi.yaml"), revisions.major);
    await repo.commit("A break");
    // What `npx <package>` would run is built here.
    await mkdir(join(folder.dir, "bin"));
    const npx = join(folder.dir, "bin/npx");
    const bin = join(root, "packages/contract-kit/bin/contract.js");
    await writeFile(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${bin}" "$@"\n`);
    await chmod(npx, 0o755);
    env = { PATH: [join(folder.dir, "bin"), process.env.PATH].join(delimiter) };
  });
  afterAll(() => folder.remove());

  /** Types a block to its end, whatever its lines end with. */
  const type = (heading: string) => run("bash", ["-uc", block(heading)], { cwd: repo.dir, env });

  it("judges at once, without a configuration", async () => {
    const begun = performance.now();
    const judged = await type("Judge a contract");
    took("npx … gate, without the download", begun, 0);
    expect(judged).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /needs major, `info\.version` stays 1\.0\.0[\s\S]*openapi\.yaml:\d+:\d+[\s\S]*next: /,
      ),
    });
  });

  it("writes its reports", async () => {
    expect((await type("Reports")).code).toBe(1);
    expect(await readFile(join(repo.dir, "gate.sarif"), "utf8")).toContain('"2.1.0"');
    expect(await readFile(join(repo.dir, "gate.xml"), "utf8")).toContain("<failure");
    await repo.git("clean", "-qf");
  });

  it("is added with a yes, and not without", async () => {
    const { code, stdout } = await type("Keep it");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/\+ contract\.config\.json[\s\S]*nothing was changed[\s\S]*✓ added gate/),
    });
    expect(await repo.git("status", "--porcelain")).toBe("?? contract.config.json\n");
  });

  it("names every input and output of the action, and no other", async () => {
    const page = await readFile(join(root, "apps/docs/content/gate.md"), "utf8");
    const { inputs, outputs } = await readAction(root);
    const [, table = ""] = /\| Input \| Says \|\n(.*?)\n\n/s.exec(page) ?? [];
    expect([...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name)).toEqual(Object.keys(inputs));
    const [line = ""] = /^The outputs are .*$/m.exec(page) ?? [];
    for (const name of Object.keys(outputs)) expect(line).toContain(`\`${name}\``);
    const [, five = ""] = /^```yaml \.github\/workflows\/contract\.yml\n(.*?)^```$/ms.exec(page) ?? [];
    const { jobs } = parse(five) as { jobs: { gate: { steps: { uses: string }[] } } };
    expect(jobs.gate.steps.map(({ uses }) => uses.split("@")[0])).toEqual([
      "actions/checkout",
      "partner-licenses/partner-licenses",
    ]);
  });
});

it("shows each row of the comparison with oasdiff-action by a file that is there", async () => {
  const page = await readFile(join(root, "apps/docs/content/from-oasdiff.md"), "utf8");
  const [, table = ""] = /\| oasdiff-action \|[^\n]*\n[^\n]*\n(.*?)\n\n/s.exec(page) ?? [];
  const named = table.split("\n").map((row) => /\| \[(\w+)\] \|$/.exec(row)?.[1]);
  expect(named.length).toBeGreaterThan(25);
  for (const name of new Set(named)) {
    const [, file = "none"] = new RegExp(`^\\[${name}\\]: \\S+/blob/main/(\\S+)$`, "m").exec(page) ?? [];
    expect(existsSync(join(root, file)), name).toBe(true);
  }
});
