import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { startMock } from "@partner-licenses/mock";
import * as playwright from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../scripts/browser.mjs";
import { install } from "../scripts/cached-install.mjs";
import { programEnvironment } from "../scripts/tests/environment.mjs";
import { output } from "../scripts/tests/run.mjs";
import { packed } from "./support/packed.ts";
import { root, temporaryFolder } from "./support/workspace.ts";

/** What the program needs besides the packages of this workspace. */
const others = {
  next: "16.4.6",
  react: "19.3.1",
  "react-dom": "19.3.1",
  "@tanstack/react-query": "5.108.0",
  typescript: "5.9.3",
  "@types/react": "19.3.0",
  "@types/node": "24.19.2",
};
const own = ["types", "client-runtime", "client", "react"].map((name) => `@partner-licenses/${name}`);
const telemetry = { NEXT_TELEMETRY_DISABLED: "1" };

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let mock: { readonly url: string; stop(): Promise<void> };
let server: ChildProcess;
let browser: playwright.Browser;
let url: string;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

// a server component, client components and a route, built and run from the packed packages
beforeAll(async () => {
  folder = await temporaryFolder("next");
  const dir = join(folder.dir, "program");
  await mkdir(dir);
  await cp(join(root, "test/next"), dir, { recursive: true });
  const tarballs = new Map((await packed()).map(({ name, tarball }) => [name, `file:${tarball}`]));
  const packages = Object.fromEntries(own.map((name) => [name, tarballs.get(name) ?? ""]));
  const manifest = { private: true, type: "module", dependencies: { ...packages, ...others } };
  await install(dir, JSON.stringify(manifest), packages);
  const next = join(dir, "node_modules/next/dist/bin/next");
  await output(process.execPath, [next, "build"], { cwd: dir, env: telemetry });
  mock = await startMock({ port: 0 });
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  server = spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: dir,
    env: programEnvironment({ ...telemetry, PARTNER_URL: mock.url, PARTNER_TOKEN: "canary-token-5f1c" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(server.stdout as NodeJS.ReadableStream, "data");
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await new Promise((resolve) => setTimeout(resolve, 100));
  browser = await launchBrowser(playwright);
});

afterAll(async () => {
  await browser?.close();
  if (server?.exitCode === null) {
    server.kill();
    await once(server, "exit");
  }
  await mock?.stop();
  await folder?.remove();
});

it("renders rows on the server, without a secret in the page", async () => {
  const html = await (await fetch(url)).text();
  expect(html).toMatch(/<button[^>]*>5 rows<\/button>/);
  expect(html).not.toMatch(/canary/);
});

it("takes them over in the browser without a request, and asks again when the reader does", async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/")) asked.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  await page.goto(url, { waitUntil: "networkidle" });
  const button = page.getByRole("button", { name: "5 rows" });
  await button.waitFor();
  expect(asked).toEqual([]);
  await button.click();
  await expect.poll(() => asked).toEqual([`${url}api/usage/v1/analytics/licenses/usage`]);
  expect(faults).toEqual([]);
});
