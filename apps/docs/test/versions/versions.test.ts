import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changelogEntry } from "@partner-licenses/contract-kit/gate";
import { readHistory } from "@partner-licenses/contract-kit/history";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readOptions } from "../../src/options.ts";
import { buildSite } from "../../src/site.ts";
import { RELEASES } from "../support/build-once.ts";
import { readTree } from "../support/files.ts";
import { checksumsOf } from "../support/history.ts";
import { searchOf } from "../support/search.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docs-versions-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const page = (name: string, site: "site" | "versioned" = "versioned") =>
  readFile(join(inject(site), name), "utf8");
const build = async (name: string, ...args: string[]) => {
  const out = join(folder, name);
  await buildSite(readOptions(["--out", out, "--try", join(folder, "none"), ...args], {}));
  return (file: string) => readFile(join(out, file), "utf8");
};

describe("before the first release", () => {
  test("there is one version, marked as not released, and nothing to switch", async () => {
    const names = [...(await readTree(inject("site"))).keys()];
    expect(names.filter((name) => name.startsWith("v/") || name.startsWith("changes/"))).toEqual([]);
    expect(names).not.toContain("feed.xml");
    for (const name of names.filter((each) => each.endsWith(".html"))) {
      const html = await page(name, "site");
      expect(html, name).toContain("<small>not released</small>");
      expect(html, name).not.toMatch(/<details class="version"|class="banner"|noindex|feed\.xml/);
    }
  });

  test("the changelog lists what the first version has", async () => {
    const text = await page("changelog.md", "site");
    expect(text).toContain("Not released yet. The first version.");
    expect(text).toContain("- `GET /v1/analytics/licenses/usage`");
  });
});

describe("with released versions", () => {
  const versions = ["1.0.0", "1.1.0", "1.2.0"];

  test.each(versions)(
    "%s has its reference, its text and its contract, as it was released",
    async (version) => {
      const released = await readFile(join(RELEASES, `${version}.yaml`), "utf8");
      expect(await page(`v/${version}/openapi.yaml`)).toBe(released);
      const contract = JSON.parse(await page(`v/${version}/openapi.json`)) as { info: { version: string } };
      expect(contract.info.version).toBe(version);
      expect(await page(`v/${version}/reference.md`)).toContain(` ${version}\n`);
      for (const name of ["redoc.html", "operations/getpartnerlicensesusage.html"]) {
        const reference = await page(`v/${version}/reference/${name}`);
        expect(reference).toContain("createPartnerClient");
        expect(reference.includes("ValidateMfa")).toBe(version !== "1.0.0");
      }
    },
  );

  test("recipes of large examples are written out", async () => {
    const text = await page("v/1.0.0/openapi.json");
    expect(text).not.toContain("x-generate");
    expect(text).toContain("Workload 500");
  });

  test("the site is about the newest release, and offers what is not released yet next to it", async () => {
    expect(await page("openapi.yaml")).toBe(await readFile(join(RELEASES, "1.2.0.yaml"), "utf8"));
    const landing = await page("index.html");
    expect(landing).toMatch(/<summary>.*1\.2\.0 <small>current<\/small><\/summary>/);
    expect(landing).toContain("Unreleased <small>next</small>");
    expect(landing).not.toMatch(/class="banner"|noindex/);
    expect(await page("v/next/openapi.json")).toBe(await readFile(readOptions([], {}).spec, "utf8"));
  });

  test.each([
    ["v/1.0.0/reference/index.html", "You read 1.0.0.", "../../../reference/index.html"],
    ["v/1.1.0/reference/redoc.html", "You read 1.1.0.", "../../../reference/redoc.html"],
    [
      "v/next/reference/operations/getpartnerlicensesusage.html",
      "You read what is not released yet.",
      "../../../../reference/operations/getpartnerlicensesusage.html",
    ],
  ])("%s says what it is and points at the current page", async (name, words, current) => {
    const html = await page(name);
    expect(html).toContain(`${words} Current is <a href="${current}"`);
    expect(html).toContain('<meta name="robots" content="noindex, follow">');
    expect(html).toContain(`<link rel="canonical" href="${current}">`);
  });

  test("an older version leads to its own guides, what is not released yet to those at hand", async () => {
    const guides = /href="https:\/\/[^"]+\/tree\/@partner-licenses\/spec@1\.0\.0\/apps\/docs\/content"/;
    expect(await page("v/1.0.0/reference/index.html")).toMatch(guides);
    expect(await page("v/next/reference/index.html")).not.toContain("Its guides");
  });

  test("the address of the current version that stays has no banner", async () => {
    expect(await page("v/1.2.0/reference/index.html")).not.toContain('class="banner"');
  });

  test("every change of the history stands on its page and in the changelog, in the words of the gate", async () => {
    const changelog = await page("changelog.md");
    expect(changelog).toContain("## Unreleased\n\nAfter 1.2.0, not released yet.\n");
    for (const { version, findings = [] } of await readHistory(RELEASES)) {
      const news = findings.filter(({ finding }) => finding.revision?.pointer !== "#/info");
      if (news.length === 0) continue;
      expect(changelog).toContain(changelogEntry(news));
      const report = await page(`changes/${version}.html`);
      for (const { fingerprint } of news) expect(report).toContain(`<code>${fingerprint}</code>`);
    }
    expect(await page("changes/1.2.0.html")).toContain("Breaking (4)");
    expect(await page("changes/next.html")).toContain("What changed since 1.2.0");
  });

  test("llms.txt lists every version", async () => {
    const text = await page("llms.txt");
    for (const version of [...versions, "next"]) expect(text).toContain(`(v/${version}/reference.md)`);
    expect(text).toContain("(changelog.md)");
  });
});

test("when the contract at hand is the newest release, it is the current version and nothing is unreleased", async () => {
  const history = join(folder, "same");
  const { source, spec } = readOptions([], {});
  await mkdir(history);
  await cp(source, join(history, "9.9.9.yaml"));
  await writeFile(join(history, "checksums.json"), await checksumsOf(history, ["9.9.9.yaml"]));
  const read = await build("same-site", "--released", history);
  expect(await read("index.html")).toContain("9.9.9 <small>current</small>");
  expect(await read("openapi.json")).toBe(await readFile(spec, "utf8"));
  expect(await read("changelog.md")).not.toMatch(/Unreleased|not released/);
});

test("a history that was tampered with stops the build", async () => {
  const history = join(folder, "tampered");
  await cp(RELEASES, history, { recursive: true });
  await writeFile(
    join(history, "1.1.0.yaml"),
    "openapi: 3.1.0\ninfo: { title: x, version: 1.1.0 }\npaths: {}\n",
  );
  await expect(build("never", "--released", history)).rejects.toThrow(
    /1\.1\.0\.yaml is not the file that was released/,
  );
});

test("the app that calls each operation is served when it is built", async () => {
  const app = join(folder, "app");
  await mkdir(join(app, "assets"), { recursive: true });
  await expect(build("half", "--try", app)).rejects.toThrow("holds no index.html");
  await writeFile(join(app, "index.html"), "<head><title>app</title></head>");
  await writeFile(join(app, "assets/a.js"), "1;");
  const read = await build("with-app", "--try", app);
  expect(await read("try/assets/a.js")).toBe("1;");
  expect(await read("try/index.html")).toBe(
    '<head><title>app</title><link rel="help" href="../index.html"></head>',
  );
  expect(await read("index.html")).toContain('<a href="try/index.html">Try it</a>');
  const find = searchOf(await read("assets/search-index.js"));
  for (const query of ["try it", "where can i try it", "live demo", "playground"])
    expect(find(query)[0]?.entry.url, query).toBe("try/index.html");
  expect(await page("index.html")).not.toContain("Try it");
});
