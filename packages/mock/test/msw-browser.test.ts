import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startMock } from "@partner-licenses/mock";
import { build } from "esbuild";
import playwright, { type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

const { launchBrowser } = (await import(new URL("../../../scripts/browser.mjs", import.meta.url).href)) as {
  launchBrowser: (module: typeof playwright) => Promise<Browser>;
};
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser(playwright);
});
afterAll(() => browser.close());

const program = `
  import { fromMock } from "@partner-licenses/mock/msw";
  import { setupWorker } from "msw/browser";
  const mock = new URLSearchParams(location.search).get("mock");
  await setupWorker(fromMock(mock, "https://api.example.com/v1")).start({ onUnhandledRequest: "error" });
  const post = async (body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch("https://api.example.com/v1/p?q=1", { method: "POST", body, headers });
    return [response.status, (await response.json()).ok];
  };
  document.title = JSON.stringify([await post("1"), await post('"x"')]);
`;

/** A site with the program and the worker. */
async function site() {
  const options = { bundle: true, format: "esm", platform: "browser", write: false } as const;
  const built = await build({ ...options, stdin: { contents: program, resolveDir: import.meta.dirname } });
  const worker = await readFile(new URL(import.meta.resolve("msw/mockServiceWorker.js")));
  const files: Readonly<Record<string, [type: string, content: string | Buffer]>> = {
    "/": ["text/html", '<title>at work</title><script type="module" src="/program.js"></script>'],
    "/program.js": ["text/javascript", built.outputFiles[0]?.text ?? ""],
    "/mockServiceWorker.js": ["text/javascript", worker],
  };
  const server = createServer(({ url = "" }, response) => {
    const [type, content] = files[url.replace(/\?.*/, "")] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": type }).end(content);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

test("a running mock answers what the worker catches, bodies too", async () => {
  const responses = { 201: { description: "d", content: { "application/json": { example: { ok: 1 } } } } };
  const requestBody = { content: { "application/json": { schema: { type: "integer" } } } };
  const paths = { "/p": { post: { requestBody, responses } } };
  const mock = await startMock({ spec: { openapi: "3.1.0", info: { title: "T", version: "1" }, paths } });
  const { server, url } = await site();
  try {
    const page = await browser.newPage();
    await page.goto(`${url}/?mock=${encodeURIComponent(mock.url)}`);
    await page.waitForFunction(() => document.title !== "at work");
    expect(JSON.parse(await page.title())).toEqual([
      [201, 1],
      [422, null],
    ]);
    expect(mock.requests().map((request) => request.url)).toEqual(["/p?q=1", "/p?q=1"]);
  } finally {
    server.close();
    await mock.stop();
  }
});
