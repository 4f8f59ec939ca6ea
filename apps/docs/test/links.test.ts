import { posix } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { NOT_FOUND } from "../src/page/not-found.ts";
import { readTree } from "./support/files.ts";

const attributes = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);

/** Path from the site's root and anchor of a link, undefined when it leaves the site. */
function target(page: string, link: string): { path: string; anchor: string } | undefined {
  if (/^[a-z]+:/i.test(link)) return undefined;
  const [path = "", anchor = ""] = link.split("#");
  const full = path === "" ? page : posix.join(posix.dirname(page), path);
  return { path: full.endsWith("/") ? `${full}index.html` : full, anchor };
}

// What a script draws has no links in the file; the browser tests look at those.
const written = (html: string) =>
  html.replaceAll(/<script type="application\/json"[\s\S]*?<\/script>|<div id="redoc">[\s\S]*?<\/main>/g, "");

describe.each(["site", "versioned"] as const)("%s", (which) => {
  let files: Map<string, string>;
  let pages: [string, string][];
  beforeAll(async () => {
    const tree = await readTree(inject(which));
    // It is shown at any depth, so its links are others; `page/published.test.ts` looks at them.
    tree.delete(NOT_FOUND);
    files = new Map([...tree].map(([name, bytes]) => [name, bytes.toString("utf8")]));
    pages = [...files]
      .filter(([name]) => name.endsWith(".html"))
      .map(([name, html]) => [name, written(html)]);
  });

  test("every link and asset of every page is there, anchors included", () => {
    const broken: string[] = [];
    for (const [page, html] of pages) {
      for (const link of [...attributes(html, "href"), ...attributes(html, "src")]) {
        const to = target(page, link);
        // One level above the docs lies the dashboard.
        if (!to || to.path === "../index.html" || to.path === "..") continue;
        const found = files.get(to.path);
        const anchored =
          to.anchor === "" || to.anchor.startsWith("/") || found?.includes(` id="${to.anchor}"`);
        if (found === undefined || !anchored) broken.push(`${page} → ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test("every page, contract and Markdown file can be reached from the landing page", () => {
    const seen = new Set(["index.html"]);
    for (const name of seen) {
      const text = files.get(name) ?? "";
      const links = name.endsWith(".html")
        ? attributes(written(text), "href")
        : [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
      if (!name.endsWith(".html") && name !== "llms.txt") continue;
      for (const link of links) {
        const to = target(name, link);
        if (to && files.has(to.path)) seen.add(to.path);
      }
    }
    const unseen = [...files.keys()].filter((name) => !seen.has(name) && !name.startsWith("assets/"));
    expect(unseen).toEqual([]);
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
    for (const [page, html] of pages) {
      const links = [...attributes(html, "href"), ...attributes(html, "src")];
      const foreign = attributes(html, "src").filter((link) => /^([a-z]+:)?\/\//i.test(link));
      expect(foreign, page).toEqual([]);
      expect(
        links.filter((link) => link.startsWith("/")),
        page,
      ).toEqual([]);
      expect(html.match(/<link[^>]+href="https?:/g), page).toBeNull();
    }
  });

  test("every page has one title, one description, one Markdown form, and no id twice", () => {
    for (const [page, html] of pages) {
      expect(html.match(/<title>[^<]+<\/title>/g), page).toHaveLength(1);
      if (!page.endsWith("reference/redoc.html")) expect(html.match(/<h1[ >]/g), page).toHaveLength(1);
      expect(html, page).toMatch(/<meta name="description" content="[^"]+">/);
      expect(html.match(/<link rel="alternate" type="text\/markdown"/g), page).toHaveLength(1);
      const ids = attributes(html, "id");
      expect(new Set(ids).size, page).toBe(ids.length);
    }
  });
});
