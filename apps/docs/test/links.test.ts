import { posix } from "node:path";
import { beforeAll, expect, inject, test } from "vitest";
import { readTree } from "./support/files.ts";

let files: Map<string, string>;
let pages: string[];
beforeAll(async () => {
  const tree = await readTree(inject("site"));
  files = new Map([...tree].map(([name, bytes]) => [name, bytes.toString("utf8")]));
  // The reference is drawn by a script; the browser tests look at its links.
  pages = [...files.keys()].filter((name) => name.endsWith(".html") && name !== "reference/index.html");
});

const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);

/** Path from the site's root and anchor of a link, undefined when it leaves the site. */
function target(page: string, link: string): { path: string; anchor: string } | undefined {
  if (/^[a-z]+:/i.test(link)) return undefined;
  const [path = "", anchor = ""] = link.split("#");
  const full = path === "" ? page : posix.join(posix.dirname(page), path);
  return { path: full.endsWith("/") ? `${full}index.html` : full, anchor };
}

test("every link and asset of every page is there, anchors included", () => {
  const broken: string[] = [];
  for (const page of pages) {
    const html = files.get(page) ?? "";
    for (const link of [...attributes(html, "href"), ...attributes(html, "src")]) {
      const to = target(page, link);
      // One level above the docs lies the dashboard.
      if (!to || to.path === "../index.html" || to.path === "..") continue;
      const found = files.get(to.path);
      const anchored = to.anchor === "" || to.anchor.startsWith("/") || found?.includes(` id="${to.anchor}"`);
      if (found === undefined || !anchored) broken.push(`${page} → ${link}`);
    }
  }
  expect(broken).toEqual([]);
});

test("links of the Markdown pages lead to Markdown or to a file that is there", () => {
  const broken: string[] = [];
  for (const [name, text] of files) {
    if (!name.endsWith(".md") && name !== "llms.txt") continue;
    const prose = text.replaceAll(/```[\s\S]*?```/g, "");
    for (const [, link = ""] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      const to = target(name, link);
      if (to && !files.has(to.path)) broken.push(`${name} → ${link}`);
    }
  }
  expect(broken).toEqual([]);
});

test("pages load nothing from elsewhere and link with paths that fit any base", () => {
  for (const page of pages) {
    const html = files.get(page) ?? "";
    expect(
      attributes(html, "src").filter((link) => /^([a-z]+:)?\/\//i.test(link)),
      page,
    ).toEqual([]);
    expect(
      [...attributes(html, "href"), ...attributes(html, "src")].filter((link) => link.startsWith("/")),
      page,
    ).toEqual([]);
    expect(html.match(/<link[^>]+href="https?:/g), page).toBeNull();
  }
});

test("every page has one title, one first heading and a description", () => {
  for (const page of pages) {
    const html = files.get(page) ?? "";
    expect(html.match(/<title>[^<]+<\/title>/g), page).toHaveLength(1);
    expect(html.match(/<h1[ >]/g), page).toHaveLength(1);
    expect(html, page).toMatch(/<meta name="description" content="[^"]+">/);
    const ids = attributes(html, "id");
    expect(new Set(ids).size, page).toBe(ids.length);
  }
});
