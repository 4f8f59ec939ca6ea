import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { output } from "../../../scripts/tests/run.mjs";
import { mockAddress } from "../src/generated/api.ts";
import { contract } from "../src/generated/contract.ts";
import { type Stage, startStage } from "./support/stage.ts";

const operation = contract.operations[0];
if (operation === undefined) throw new Error("the contract has no operation");
const throttled = operation.answers.find(({ status }) => status === "429");

/** What the code of a language has and no other. */
const marks: Record<string, string> = {
  curl: "curl --",
  React: "export function",
  TypeScript: "console.log",
};

describe("on a site with a mock", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterAll(() => stage?.stop());

  it("sends the call and shows rows, headers and the call in code", async () => {
    const { page, faults } = await stage.open();
    await page.getByText("connected").waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("table").waitFor();
    expect(await page.getByRole("row").count()).toBeGreaterThan(2);
    await page.getByText("Headers of the answer").click();
    await page.getByText("content-type", { exact: true }).first().waitFor();
    expect(await page.getByLabel("The same call in code").textContent()).toContain(operation.callee.at(-1));
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    expect(JSON.parse((await page.locator(".result pre").textContent()) ?? "")).toHaveProperty("items");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("keeps no connection busy once it has found the mock", async () => {
    const { page } = await stage.open();
    const reloaded = await page.reload({ waitUntil: "networkidle" });
    expect(reloaded?.status()).toBe(200);
    await page.getByText("connected").waitFor();
    await page.context().close();
  });

  it("has the call in code that runs as it is copied", async () => {
    const { page, faults } = await stage.open("", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByText("connected").waitFor();
    const snippet = page.getByLabel("The same call in code");
    const copied = async (language: string) => {
      await snippet.getByRole("button", { name: language, exact: true }).click();
      await snippet.locator("pre", { hasText: marks[language] ?? language }).waitFor();
      await snippet.getByRole("button", { name: "Copy code" }).click();
      await snippet.getByText("Copied").waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const environment = { env: { PARTNER_TOKEN: "any-token" } };
    const react = await copied("React");
    // What a shell makes of the command, without curl, which not every machine has.
    const shown = (await copied("curl")).replace(/^curl/, "printf '%s\\n'");
    const [, url = "", ...options] = (await output("sh", ["-c", shown], environment)).trim().split("\n");
    const headers = options
      .filter((word) => word !== "--header")
      .map((line) => line.split(/: (.*)/s).slice(0, 2));
    expect(new Headers(headers as [string, string][]).get("authorization")).toBe("Bearer any-token");
    expect(await (await fetch(url, { headers: headers as [string, string][] })).json()).toHaveProperty(
      "items",
    );
    const typescript = await copied("TypeScript");
    const program = join(import.meta.dirname, `copied-${randomUUID()}.ts`);
    onTestFinished(() => rm(program));
    await writeFile(program, typescript);
    expect(await output("node", [program], environment)).toContain("items");
    expect(react).toContain(`export function ${operation.hook.slice(3)}()`);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("says of a cause that the contract names what the contract says of it", async () => {
    const { page } = await stage.open();
    await page.getByText("connected").waitFor();
    for (const { status, causes = [] } of operation.answers)
      for (const { example, meaning } of causes) {
        await page.locator(`.answers [data-answer="${status}:${example}"]`).click();
        await page.locator(".problem h2", { hasText: meaning }).waitFor();
      }
    await page.locator('.answers [data-answer="401:mfa-missing"]').click();
    await page.locator(".problem [role=alert]", { hasText: "let the user sign in again with MFA" }).waitFor();
    expect(await page.getByText("Enter a token that the service accepts").count()).toBe(0);
    await page.context().close();
  });

  it("leads back to the docs of the site that it is a part of", async () => {
    const { page, faults } = await stage.open();
    await page.getByText("connected").waitFor();
    expect(await page.getByRole("link", { name: "Docs" }).count()).toBe(0);
    await page.route("**/", async (route) => {
      const response = await route.fetch();
      const link = '<link rel="help" href="docs/index.html"></head>';
      await route.fulfill({ response, body: (await response.text()).replace("</head>", link) });
    });
    await page.reload();
    const link = page.getByRole("link", { name: "Docs" });
    expect(await link.getAttribute("href")).toBe(new URL("docs/index.html", page.url()).href);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await link.isVisible()).toBe(true);
    await link.click();
    await page.waitForURL("**/docs/index.html");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("keeps the inputs of a row at one height, however long their names are", async () => {
    const { page } = await stage.open();
    await page.getByText("connected").waitFor();
    const fold = page.locator("details.fold > summary", { hasText: "Headers" });
    if (await fold.isVisible()) await fold.click();
    const rows = await page.locator(".fields > .field").evaluateAll((fields) => {
      const tops = new Map<number, Set<number>>();
      for (const field of fields) {
        const row = Math.round(field.getBoundingClientRect().top);
        const input = field.querySelector("input, select")?.getBoundingClientRect().top ?? 0;
        tops.set(row, (tops.get(row) ?? new Set()).add(Math.round(input)));
      }
      return [...tops.values()].map(({ size }) => size);
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((size) => size > 1)).toEqual([]);
    await page.context().close();
  });

  it("prints dark on light, whatever theme was chosen", async () => {
    const { page } = await stage.open("", { colorScheme: "light" });
    await page.getByRole("button", { name: "Dark theme" }).click();
    await page.emulateMedia({ media: "print" });
    const colour = () => page.evaluate(() => getComputedStyle(document.body).color);
    expect(await colour()).toBe("rgb(24, 32, 48)");
    await page.context().close();
  });

  it("has every answer of the contract one click away", async () => {
    const { page, faults } = await stage.open();
    await page.getByText("connected").waitFor();
    for (const { status, examples } of operation.answers) {
      for (const name of examples.length > 0 ? examples : [""]) {
        await page.locator(`.answers [data-answer="${status}:${name}"]`).click();
        await page.locator(".result:not([aria-busy=true]) .answer-status", { hasText: status }).waitFor();
        expect(decodeURIComponent(page.url())).toContain(`answer=${status}:${name}`);
      }
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("counts a throttle down to the next call", async () => {
    const { page } = await stage.open();
    await page.clock.install();
    await page.reload();
    await page.getByText("connected").waitFor();
    await page.locator(`.answers [data-answer="429:${throttled?.examples[0] ?? ""}"]`).click();
    await page.getByText("until it is sent again").waitFor();
    // No further: the next call has a deadline, and its answer takes real time.
    const left = (await page.locator(".countdown strong").textContent()) ?? "";
    await page.clock.runFor((Number.parseInt(left, 10) + 1) * 1000);
    await page.getByRole("table").waitFor();
    expect(await page.getByText("until it is sent again").count()).toBe(0);
    await page.context().close();
  });

  it("sends the token that was entered, and keeps it nowhere", async () => {
    const { page } = await stage.open();
    await page.getByText("connected").waitFor();
    await page.locator("summary", { hasText: "Connection" }).click();
    await page.getByLabel(/^Token/).fill("a-secret-token");
    await page.getByRole("button", { name: "Use these" }).click();
    const asked = page.waitForRequest((request) => request.url().includes("/api/v1/"));
    await page.getByRole("button", { name: "Send", exact: true }).click();
    expect((await asked).headers()[contract.security.header.toLowerCase()]).toContain("a-secret-token");
    await page.getByRole("table").waitFor();
    await page.locator("summary", { hasText: "Request" }).click();
    const kept = await page.evaluate(() =>
      JSON.stringify([
        localStorage,
        sessionStorage,
        document.cookie,
        location.href,
        document.body.textContent,
      ]),
    );
    expect(kept).not.toContain("a-secret-token");
    await page.context().close();
  });

  it("takes the form from its address, and writes it there", async () => {
    const field = operation.fields.find(({ kind }) => kind === "uuid");
    if (field === undefined) throw new Error("no parameter is a uuid");
    const { page } = await stage.open(`#/${operation.id}?${field.in}.${field.name}=abc`);
    const fold = page.locator("details.fold > summary", { hasText: "Headers" });
    if (await fold.isVisible()) await fold.click();
    const input = page.getByRole("textbox", { name: field.name });
    expect(await input.inputValue()).toBe("abc");
    await page.getByText("The contract asks for a UUID.").waitFor();
    await page.getByRole("button", { name: `New ${field.name}`, exact: true }).click();
    const made = await input.inputValue();
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    await page.waitForURL((url) => url.hash.includes(made));
    await page.context().close();
  });
});

it("works from a file, and says when no mock runs", async () => {
  const stage = await startStage();
  onTestFinished(() => stage.stop());
  const { page, faults } = await stage.open();
  await page.route(`${mockAddress}/**`, (route) => route.abort());
  await page.goto(pathToFileURL(join(import.meta.dirname, "../dist/index.html")).href);
  await page.getByRole("heading", { name: "Start a mock to send calls" }).waitFor();
  await page.getByText(`Nothing answers at ${mockAddress}`).waitFor();
  await page.getByLabel("Address of your mock").fill(stage.mock.url);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByText("connected").waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("table").waitFor();
  expect(faults).toEqual([]);
});

describe("on a host without a mock", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage({ alone: true });
  });
  afterAll(() => stage?.stop());

  it("says how to start one, and takes its address", async () => {
    const { page } = await stage.open();
    await page.getByRole("heading", { name: "Start a mock to send calls" }).waitFor();
    await page.getByText("npx @partner-licenses/mock").first().waitFor();
    await page.getByLabel("Address of your mock").fill(stage.mock.url);
    await page.getByRole("button", { name: "Connect" }).click();
    await page.getByText("connected").waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("table").waitFor();
    expect(await page.getByRole("row").count()).toBeGreaterThan(2);
    await page.context().close();
  });
});
