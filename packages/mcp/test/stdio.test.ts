import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMock } from "@partner-licenses/mock";
import { describe, expect, it, onTestFinished } from "vitest";
import { overStdio } from "./support/agent.ts";

const canary = "canary-7f3a";

async function mockUrl(): Promise<string> {
  const mock = await startMock();
  onTestFinished(() => mock.stop());
  return mock.url;
}

describe("the command over stdio, with the built-in contract", () => {
  it("finds, describes and calls an operation of the mock", async () => {
    const agent = await overStdio(["--base-url", await mockUrl()], { PARTNER_TOKEN: canary });
    const { text: found } = await agent.call("search_operations", { query: "licence usages" });
    expect(JSON.parse(found)).toMatchObject({
      total: 1,
      hits: [
        {
          operationId: "getPartnerLicensesUsage",
          operation: "GET /v1/analytics/licenses/usage",
          deprecated: true,
        },
      ],
    });
    const operationId = "getPartnerLicensesUsage";
    const { text: described } = await agent.call("describe_operation", { operationId });
    expect(JSON.parse(described)).toMatchObject({
      readOnly: true,
      credentials: [[{ scheme: "appUser", environment: "PARTNER_APP_USER or PARTNER_TOKEN" }]],
      example: { operationId },
    });
    const called = await agent.call("call_operation", { operationId });
    expect(called.isError).toBe(false);
    expect(JSON.parse(called.text)).toMatchObject({
      status: 200,
      contract: "as declared",
      body: {
        items: expect.arrayContaining([expect.objectContaining({ workloadName: expect.any(String) })]),
      },
    });
    expect(found + described + called.text + agent.errors()).not.toContain(canary);
  });

  it("refuses a wrong value with its place, and a misspelt name with the nearest one", async () => {
    const agent = await overStdio(["--base-url", await mockUrl()], { PARTNER_TOKEN: canary });
    const { text, isError } = await agent.call("call_operation", {
      operationId: "getPartnerLicensesUsage",
      headers: { "MS-RequestId": "no uuid", "X-Locales": "de" },
    });
    expect(isError).toBe(true);
    expect(text).toContain("Nothing was sent.");
    expect(text).toContain('headers.MS-RequestId must match format "uuid"');
    expect(text).toContain('headers.X-Locales is not declared. Did you mean "X-Locale"?');
    const unknown = await agent.call("call_operation", { operationId: "getPartnerLicenseUsage" });
    expect(unknown.text).toContain('Did you mean "getPartnerLicensesUsage"?');
  });

  it("names the variable of a missing credential, and sends nothing", async () => {
    const mock = await startMock();
    onTestFinished(() => mock.stop());
    const agent = await overStdio(["--base-url", mock.url]);
    const { text, isError } = await agent.call("call_operation", { operationId: "getPartnerLicensesUsage" });
    expect(isError).toBe(true);
    expect(text).toContain("must set PARTNER_APP_USER or PARTNER_TOKEN (appUser) in its environment");
    expect(mock.requests()).toEqual([]);
  });

  it("gives the contract, each operation and the guides of a folder as resources", async () => {
    const guides = mkdtempSync(join(tmpdir(), "mcp-guides-"));
    onTestFinished(() => rmSync(guides, { recursive: true }));
    writeFileSync(join(guides, "first-steps.md"), "---\ntitle: First steps\n---\n\nRead me.\n");
    const { client } = await overStdio(["--guides", guides]);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri, name }) => [uri, name])).toEqual([
      ["contract://openapi.json", expect.stringContaining("Partner Center license usage")],
      ["guide://first-steps", "First steps"],
    ]);
    const read = async (uri: string) => JSON.stringify((await client.readResource({ uri })).contents);
    expect(await read("guide://first-steps")).toContain("Read me.");
    expect(await read("contract://openapi.json")).toContain("/v1/analytics/licenses/usage");
    expect(await read("contract://operations/getPartnerLicensesUsage")).toContain("example");
    await expect(read("contract://operations/none")).rejects.toThrow("There is no resource");
  });

  it("gives the guides of license usage with its contract, each of which leads to others", async () => {
    const { client } = await overStdio([]);
    const { resources } = await client.listResources();
    const uris = resources.map(({ uri }) => uri).filter((uri) => uri.startsWith("guide://"));
    expect(uris).toEqual(expect.arrayContaining(["guide://authentication", "guide://errors"]));
    const texts = await Promise.all(
      uris.map(async (uri) => JSON.stringify((await client.readResource({ uri })).contents)),
    );
    const links = texts.flatMap((text) => text.match(/guide:\/\/[a-z-]+(?=\))/g) ?? []);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !uris.includes(link))).toEqual([]);
    expect(texts.join("")).not.toMatch(/<!-- (include|snippet)|not on npm/);
    expect(texts.join("")).toContain("createPartnerClient(");
  });

  it("gives the guides of the project that it is started in, with the project's contract", async () => {
    const project = mkdtempSync(join(tmpdir(), "mcp-project-"));
    onTestFinished(() => rmSync(project, { recursive: true }));
    mkdirSync(join(project, "docs"));
    writeFileSync(join(project, "docs/errors.md"), "# Errors\n");
    writeFileSync(join(project, "contract.config.json"), "{}");
    writeFileSync(join(project, "api.yaml"), "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n");
    const { client } = await overStdio(["api.yaml"], {}, project);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(["contract://openapi.json", "guide://errors"]);
  });
});
