import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Window } from "happy-dom";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readOptions } from "../../src/options.ts";
import { buildSite } from "../../src/site.ts";
import { RELEASES } from "../support/build-once.ts";

const days = { "1.0.0": "2025-01-15", "1.1.0": "2025-03-01", "1.2.0": "2025-06-30" };
let folder: string;
let history: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docs-feed-"));
  history = join(folder, "history");
  await cp(RELEASES, history, { recursive: true });
  const git = (args: string[], day = "") => {
    const date = { GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` };
    const identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
    execFileSync("git", [...identity, ...args], {
      cwd: history,
      env: { ...process.env, ...(day && date) },
    });
  };
  git(["init", "-q"]);
  for (const [version, day] of Object.entries(days)) {
    git(["add", `${version}.yaml`]);
    git(["commit", "-q", "-m", version], day);
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("the feed has an entry for each release, dated by git, newest first", async () => {
  const out = join(folder, "site");
  const url = "https://docs.example.org/licenses";
  await buildSite(
    readOptions(["--out", out, "--released", history, "--url", url, "--try", join(folder, "none")], {}),
  );
  const read = (file: string) => readFile(join(out, file), "utf8");
  const window = new Window();
  const xml = new window.DOMParser().parseFromString(await read("feed.xml"), "application/xml");
  const all = (name: string) => [...xml.querySelectorAll(name)];
  const entries = all("entry");
  expect(entries.map((entry) => entry.querySelector("updated")?.textContent)).toEqual(
    Object.values(days)
      .reverse()
      .map((day) => `${day}T00:00:00Z`),
  );
  expect(xml.querySelector("feed > updated")?.textContent).toBe("2025-06-30T00:00:00Z");
  expect(entries[0]?.querySelector("link")?.getAttribute("href")).toBe(
    "https://docs.example.org/licenses/changes/1.2.0.html",
  );
  expect(entries[0]?.querySelector("content")?.textContent).toContain("<strong>Breaking</strong>");
  const ids = all("id").map((id) => id.textContent);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids)
    expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  await window.happyDOM.close();
  expect(await read("changelog.md")).toContain("Released on 30 June 2025.");
  expect(await read("index.html")).not.toContain("Dashboard</a>");
  expect(await read("reference/redoc.html")).toContain(
    '<link rel="canonical" href="https://docs.example.org/licenses/reference/redoc.html">',
  );
});
