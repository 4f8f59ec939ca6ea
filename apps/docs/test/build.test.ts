import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { readOptions } from "../src/options.ts";
import { buildSite } from "../src/site.ts";
import { readTree } from "./support/files.ts";

const ORDERS = fileURLToPath(new URL("fixtures/orders.json", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docs-build-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const digest = async (path: string) =>
  [...(await readTree(path))].map(
    ([name, bytes]) => `${name} ${createHash("sha256").update(bytes).digest("hex")}`,
  );

test("two builds of the same input are the same, byte for byte", async () => {
  const [again, none] = [join(folder, "again"), join(folder, "none")];
  await buildSite(readOptions(["--out", again, "--released", none, "--try", none], {}));
  expect(await digest(again)).toEqual(await digest(inject("site")));
});

test("nothing of this machine is in the site", async () => {
  for (const [name, bytes] of await readTree(inject("site"))) {
    const text = bytes.toString("utf8");
    expect(text, name).not.toContain(tmpdir());
    expect(text, name).not.toContain(fileURLToPath(new URL("../../..", import.meta.url)));
  }
});

test("each guide and the reference have their Markdown and the contract next to them", async () => {
  const names = [...(await readTree(inject("site"))).keys()];
  for (const page of names.filter((name) => name.startsWith("guides/") && name.endsWith(".html"))) {
    expect(names).toContain(page.replace(/html$/, "md"));
  }
  expect(names).toEqual(expect.arrayContaining(["openapi.json", "openapi.yaml", "reference.md", "llms.txt"]));
});

test("the landing page shows the dashboard once there are pictures of it", async () => {
  const pictures = join(folder, "pictures");
  const out = join(folder, "pictured");
  await mkdir(pictures);
  const png = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(16, 1)]);
  await writeFile(join(pictures, "light.png"), png);
  await buildSite({ ...readOptions(["--out", out], {}), pictures });
  expect(await readFile(join(out, "index.html"), "utf8")).not.toContain("<img");
  await writeFile(join(pictures, "dark.png"), png);
  await buildSite({ ...readOptions(["--out", out], {}), pictures });
  expect(await readFile(join(out, "index.html"), "utf8")).toContain('src="assets/dashboard-dark.png"');
  expect(await readFile(join(out, "assets/dashboard-light.png"))).toEqual(png);
  await writeFile(join(pictures, "dark.png"), "no picture");
  await expect(buildSite({ ...readOptions(["--out", out], {}), pictures })).rejects.toThrow("dark.png");
});

describe("with another contract", () => {
  let out: string;
  beforeAll(async () => {
    out = join(folder, "orders");
    const samples = join(folder, "samples");
    await buildSite(readOptions([], { DOCS_SPEC: ORDERS, DOCS_OUT: out, DOCS_SAMPLES: samples }));
  });

  test("title and version are those of the contract", async () => {
    const html = await readFile(join(out, "index.html"), "utf8");
    expect(html).toContain("<span>Orders</span>");
    expect(html).toContain(">3.2.1 <small>not released</small><");
  });

  test("a cause that several operations share is listed once, with both", async () => {
    const text = await readFile(join(out, "guides/errors.md"), "utf8");
    const code = '<a id="code-e1" href="#code-e1">`E1`</a>';
    expect(text).toContain(`| ${code} | **The order \\| is gone.** | \`getOrder\`, \`putOrder\` |`);
  });

  test("the reference as text has parameters, bodies, inherited members and nameless operations", async () => {
    const text = await readFile(join(out, "reference.md"), "utf8");
    expect(text).toContain("`PUT /orders/{order-id}`");
    expect(text).toContain("| `order-id` | path | string | required |");
    expect(text).toContain("| `lines` | (string \\| [Base](#base))[] | optional |");
    expect(text).toContain("| `note` | string \\| null | optional | Free \\| text. |");
    expect(text).toContain("`GET /ping`");
    expect(text).not.toMatch(/^# Orders$/m);
  });

  test("the YAML contract is written when the bundle has none next to it", async () => {
    expect(await readFile(join(out, "openapi.yaml"), "utf8")).toContain("title: Orders");
  });
});

describe("when something is wrong", () => {
  let out: string;
  let before: string[];
  beforeAll(async () => {
    out = join(folder, "old");
    await buildSite(readOptions(["--out", out, "--spec", ORDERS], {}));
    before = await digest(out);
  });

  test.each([
    ["a missing contract", "missing.json", undefined, "there is no file"],
    ["a contract without a title", "broken.json", "openapi: 3.1.0", "the site needs `info.title`"],
    ["a document that is no contract", "other.json", "{}", "this is not an OpenAPI description"],
    ["a dangling reference", "dangling.json", dangling(), "points at nothing"],
    ["a file that is missing", "split.json", dangling("gone.json#/a"), "cannot be read"],
  ])("%s stops the build and leaves the old site alone", async (_, name, text, message) => {
    const spec = join(folder, name);
    if (text !== undefined) await writeFile(spec, text);
    const entries = await readdir(folder);
    await expect(buildSite(readOptions(["--out", out, "--spec", spec], {}))).rejects.toThrow(message);
    expect(await digest(out)).toEqual(before);
    expect(await readdir(folder)).toEqual(entries);
  });

  test("an unknown option is refused by name", () => {
    expect(() => readOptions(["--sepc", "x"], {})).toThrow("--sepc");
  });
});

function dangling($ref = "#/components/responses/None"): string {
  const paths = { "/a": { get: { responses: { 200: { $ref } } } } };
  return JSON.stringify({ openapi: "3.1.0", info: { title: "a", version: "1" }, paths });
}
