import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@partner-licenses/mock";
import type { AxeResults } from "axe-core";
import playwright, { type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getUsage, useMock } from "./support/call.ts";

const mock = useMock();
const { launchBrowser } = (await import(new URL("../../../scripts/browser.mjs", import.meta.url).href)) as {
  launchBrowser: (module: typeof playwright) => Promise<Browser>;
};

let browser: Browser;
let axe = "";
beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  browser = await launchBrowser(playwright);
  await getUsage(mock.url, { "X-Locale": "english" });
  await getUsage(mock.url, { prefer: "scenario=throttled-once" });
}, 60_000);
afterAll(() => browser?.close());

async function open(
  colorScheme: "light" | "dark",
  width: number,
  address = `${mock.url}/__mock`,
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, complaints };
}

describe.each(["light", "dark"] as const)("the page at /__mock, %s", (scheme) => {
  test.each([1280, 390])("%i wide: accessible, whole, without complaints", async (width) => {
    const { page, complaints } = await open(scheme, width);
    expect(await page.evaluate("document.documentElement.dataset.theme")).toBe(scheme);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(complaints.filter((text) => !text.includes("favicon"))).toEqual([]);
    await page.close();
  });
});

const string = { type: "string" };
const responses = {
  200: { description: "d", content: { "application/json": { schema: { type: "object" } } } },
};
/** A contract that shows no example of anything. */
const bare = {
  openapi: "3.1.0",
  info: { title: "Bare", version: "1" },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "query", name: "api key" },
      cookie: { type: "apiKey", in: "cookie", name: "sid" },
      basic: { type: "http", scheme: "Basic" },
      tls: { type: "mutualTLS" },
    },
  },
  paths: {
    "/things/{id}:open": {
      post: {
        security: [{ key: [], cookie: [] }],
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 12 } },
          {
            name: "f",
            in: "query",
            required: true,
            style: "deepObject",
            explode: true,
            schema: {
              type: "object",
              required: ["a"],
              properties: { a: { type: "array", minItems: 2, items: { type: "integer" } } },
            },
          },
          { name: "X-Day", in: "header", required: true, schema: { type: "string", format: "date" } },
          { name: "who", in: "cookie", required: true, schema: { type: "string", pattern: "^[A-Z]{3}$" } },
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["it's"],
                properties: { "it's": { enum: ["don't"] }, id: { type: "integer", readOnly: true } },
              },
            },
          },
        },
        responses,
      },
    },
    "/form": {
      post: {
        security: [{ basic: [] }],
        requestBody: {
          required: true,
          content: {
            "application/x-www-form-urlencoded": {
              schema: { type: "object", required: ["a"], properties: { a: { type: "integer", minimum: 5 } } },
            },
          },
        },
        responses,
      },
      put: {
        requestBody: {
          required: true,
          content: {
            "multipart/form-data": {
              schema: {
                type: "object",
                required: ["f", "n"],
                properties: { f: { type: "string", format: "binary" }, n: { type: "integer" } },
              },
            },
          },
        },
        responses,
      },
      patch: {
        requestBody: {
          required: true,
          content: {
            "application/xml": {
              schema: {
                type: "object",
                required: ["n"],
                xml: { name: "x" },
                properties: { n: { type: "integer" }, s: string },
              },
            },
          },
        },
        responses,
      },
      delete: { security: [{ tls: [] }], responses },
    },
  },
};

test.each([
  ["museum", fileURLToPath(new URL("../../contract-kit/test/fixtures/museum.yaml", import.meta.url)), 8],
  ["a contract without examples", bare, 4],
])("every command for an ordinary answer gets one: %s", async (_, spec, atLeast) => {
  const museum = await startMock({ spec });
  const page = await (await fetch(`${museum.url}/__mock`)).text();
  const commands = [...page.matchAll(/value="(curl [^"]*)" aria-label="Copy curl for the ordinary/g)].map(
    ([, text = ""]) =>
      text
        .replaceAll("&#39;", "'")
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&"),
  );
  expect(commands.length).toBeGreaterThan(atLeast);
  for (const command of commands) {
    const { stdout } = await promisify(execFile)("sh", ["-c", command]);
    expect({ command, line: stdout.split("\r\n", 1)[0] }).toEqual({
      command,
      line: expect.stringMatching(/ 2\d\d /),
    });
  }
  await museum.stop();
});

test("a browser is shown the page at the root, and its icon is no request", async () => {
  const own = await startMock();
  const { complaints, page } = await open("light", 1280, own.url);
  expect(new URL(page.url()).pathname).toBe("/__mock");
  expect(complaints.filter((text) => !text.includes("favicon"))).toEqual([]);
  await page.close();
  expect((await fetch(`${own.url}/favicon.ico`)).status).toBe(404);
  expect(own.requests()).toEqual([]);
  const program = await fetch(own.url, { headers: { accept: "application/json" } });
  expect(program.status).toBe(404);
  expect(own.requests()).toHaveLength(1);
  await own.stop();
});

test("the theme can be chosen and is remembered; clearing empties the list", async () => {
  const { page } = await open("light", 1280);
  await page.getByRole("button", { name: "Light or dark" }).click();
  await page.reload();
  expect(await page.evaluate("document.documentElement.dataset.theme")).toBe("dark");
  expect(await page.getByText("request.header.x-locale").count()).toBe(1);
  await page.getByRole("button", { name: "Clear and restart scenarios" }).click();
  await page.getByText("None yet.").waitFor();
  await page.close();
});
