import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { lintByGitHub } from "../scripts/ci/lint/github.mjs";
import { lintByRules, rules } from "../scripts/ci/lint/rules.mjs";
import { run } from "../scripts/tests/run.mjs";
import { root } from "./support/workspace.ts";

const commit = "a".repeat(40);
const sound = `name: Sound
on:
  push:
    branches: [main]
permissions: {}
jobs:
  one:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${commit} # v1.2.3
        with:
          persist-credentials: false
      - run: npm run ci -- check
        env:
          TITLE: \${{ github.event.head_commit.message }}
`;
const known = { check: "…" };

/** For each rule: a text of the sound workflow, and what a careless author writes in its place. */
const faults: Record<keyof typeof rules, readonly [find: string, write: string][]> = {
  topPermissions: [
    ["permissions: {}\n", ""],
    ["permissions: {}", "permissions: read-all"],
    ["permissions: {}", "permissions: { contents: read }"],
  ],
  jobPermissions: [
    ["    permissions:\n      contents: read\n", ""],
    ["    permissions:\n      contents: read\n", "    permissions: write-all\n"],
  ],
  identityNeedsEnvironment: [["      contents: read\n", "      contents: read\n      id-token: write\n"]],
  timeouts: [["    timeout-minutes: 5\n", ""]],
  noPullRequestTarget: [["  push:\n    branches: [main]\n", "  pull_request_target:\n"]],
  noInheritedSecrets: [
    [
      "jobs:\n",
      "jobs:\n  call:\n    permissions: {}\n    uses: ./.github/workflows/other.yml\n    secrets: inherit\n",
    ],
  ],
  pinned: [
    [`checkout@${commit} # v1.2.3`, "checkout@v4 # v4.0.0"],
    [`checkout@${commit} # v1.2.3`, `checkout@${commit}`],
    [`checkout@${commit} # v1.2.3`, `checkout@${commit.slice(1)} # v1.2.3`],
    [
      "jobs:\n",
      "jobs:\n  call:\n    permissions: {}\n    uses: actions/other/.github/workflows/x.yml@main\n",
    ],
  ],
  ownersWeTrust: [["uses: actions/checkout", "uses: someone/checkout"]],
  noStoredCredentials: [
    ["        with:\n          persist-credentials: false\n", ""],
    ["persist-credentials: false", "persist-credentials: true"],
  ],
  noForeignCheckout: [
    ["  push:\n    branches: [main]\n", "  workflow_run:\n    workflows: [CI]\n    types: [completed]\n"],
  ],
  noExpressionsInScripts: [
    ["run: npm run ci -- check", `run: echo '$\{{ github.event.head_commit.message }}'`],
  ],
  oneLine: [
    ["run: npm run ci -- check", "run: |\n          npm run ci -- check\n          npm run ci -- check"],
  ],
  knownJobs: [
    ["run: npm run ci -- check", "run: npm run check"],
    ["run: npm run ci -- check", "run: npm ci"],
    ["run: npm run ci -- check", "run: URL=https://example.com npm run nothing"],
    ["run: npm run ci -- check", "run: npm run ci"],
    ["run: npm run ci -- check", "run: npm run ci -- nothing"],
  ],
};

function planted(rule: string, find: string, write: string): string {
  expect(sound, `the fault for ${rule}`).toContain(find);
  const text = sound.replace(find, write);
  return rule === "noForeignCheckout"
    ? text.replace("persist-credentials: false", "ref: other\n          persist-credentials: false")
    : text;
}

describe("the checker of workflows", () => {
  it("has nothing to say of the workflows of this repository", async () => {
    const { code, stdout, stderr } = await run("node", ["scripts/ci/lint.mjs"], { cwd: root });
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^workflows: [1-9]\d* files, 0 faults$/m);
    expect(code).toBe(0);
  });

  it("has nothing to say of a sound workflow", async () => {
    expect(lintByRules(sound, known)).toEqual([]);
    expect(await lintByGitHub(".github/workflows/sound.yml", sound)).toEqual([]);
  });

  it.each(Object.entries(faults).flatMap(([rule, list]) => list.map((fault) => [rule, ...fault] as const)))(
    "%s finds %j written as %j, and no other rule does",
    (rule, find, write) => {
      const found = lintByRules(planted(rule, find, write), known);
      expect([...new Set(found.map((each) => each.rule))]).toEqual([rule]);
    },
  );

  it("names the line", () => {
    const line = sound.split("\n").findIndex((text) => text.includes("uses:")) + 1;
    const found = lintByRules(sound.replace(commit, "main"), known);
    expect(found).toMatchObject([{ rule: "pinned", line }]);
  });

  it("has a planted fault for every rule", () => {
    expect(Object.keys(faults).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each([
    ["an unknown key", "    timeout-minutes: 5", "    timeout-minute: 5", /timeout-minute/],
    ["an unknown permission", "contents: read", "contens: read", /contens/],
    ["a job that is not there", "    runs-on:", "    needs: [two]\n    runs-on:", /two/],
    ["a context that is not there", "github.event.head_commit.message", "gihtub.event", /gihtub/],
    ["an output that no step gives", "github.event.head_commit.message", "steps.no.outputs.x", /no/],
    ["broken YAML", "branches: [main]", "branches: [main", /./],
    ["an impossible time", "  push:\n    branches: [main]", '  schedule:\n    - cron: "61 * * * *"', /cron/],
  ])("GitHub's own service finds %s", async (_what, find, write, message) => {
    const found = await lintByGitHub(".github/workflows/a.yml", sound.replace(find, write));
    expect(found.map((each) => each.message).join("\n")).toMatch(message);
    expect(found.length).toBeGreaterThan(0);
  });

  it("has nothing to say of the workflows that the guides show", async () => {
    const guides = join(root, "apps/docs/content");
    const texts = await Promise.all(
      (await readdir(guides)).map((name) => readFile(join(guides, name), "utf8")),
    );
    const shown = texts.flatMap((text) => [
      ...text.matchAll(/^```yaml (\.github\/workflows\/\S+)\n(.*?)^```$/gms),
    ]);
    expect(shown.length).toBeGreaterThan(1);
    for (const [, file = "", text = ""] of shown) expect(await lintByGitHub(file, text), file).toEqual([]);
  });

  it("dependency updates wait some days", async () => {
    const { updates } = parse(await readFile(join(root, ".github/dependabot.yml"), "utf8"));
    expect(updates.map((each: Record<string, string>) => each["package-ecosystem"])).toEqual([
      "github-actions",
      "npm",
    ]);
    for (const { cooldown } of updates) expect(cooldown["default-days"]).toBeGreaterThanOrEqual(7);
  });
});
