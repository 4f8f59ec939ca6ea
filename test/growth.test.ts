import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { output } from "../scripts/tests/run.mjs";
import { callOptions, grownContract, museumContract } from "./growth/contract.ts";
import { cleanClone } from "./support/clean-clone.ts";
import { startDev } from "./support/dev.ts";
import { root } from "./support/workspace.ts";

type Contract = { paths: Record<string, Record<string, { operationId?: string }>> };
interface Report {
  readonly samples: string[];
  readonly queries: [string, string][];
  readonly mutations: string[];
}

const patience = { timeout: 120_000, interval: 100 };

let workspace: string;
let cache: { readonly TURBO_CACHE_DIR: string };
const at = (path: string) => join(workspace, path);
const pnpm = (...args: string[]) => output("pnpm", args, { cwd: workspace, env: cache });

// One workspace, which has one contract after the other, as a project that grows: the clean clone, whose tarballs are
// all that others look at.
beforeAll(async () => {
  workspace = (await cleanClone()).dir;
  cache = { TURBO_CACHE_DIR: at(".turbo/cache") };
});

describe("pnpm dev", () => {
  it("shows an edit of the contract in answers, types and page, and a broken one in the terminal", async () => {
    const spec = at("spec/openapi.yaml");
    const before = await readFile(spec, "utf8");
    const edited = before
      .replace("        workloadName:\n", "        seats:\n          type: integer\n        workloadName:\n")
      .replace("proratedLicensesUsagePercent: 5.64", "proratedLicensesUsagePercent: 5.875");
    const dev = await startDev({ cwd: workspace, env: cache });
    try {
      const headers = { authorization: "Bearer token", prefer: "example=realistic" };
      const answer = async () =>
        (await fetch(new URL("api/v1/analytics/licenses/usage", dev.url), { headers })).text();
      expect(await answer()).toContain("5.64");

      await writeFile(spec, "openapi: 3.1.0\ninfo: [");
      await dev.printed(/openapi\.yaml:2/);
      await writeFile(spec, edited);
      await dev.printed(/Rebuilt in/);
      expect(await answer()).toContain("5.875");
      expect(await readFile(at("packages/types/dist/generated/openapi.d.ts"), "utf8")).toContain("seats?:");
      const module = new URL("@id/__x00__virtual:contract", dev.url);
      expect(await (await fetch(module)).text()).toContain("successor");
      await writeFile(spec, edited.replace("**Deprecated.**", "Deprecated."));
      await vi.waitUntil(async () => !(await (await fetch(module)).text()).includes("successor"), patience);
    } finally {
      dev.stop();
      await writeFile(spec, before);
    }
  });
});

const contracts: [name: string, read: () => Promise<string>, consumer: string][] = [
  ["our contract with two more operations", grownContract, "grown.ts"],
  ["the contract of another API", museumContract, "museum.ts"],
];

// Nothing but spec/openapi.yaml is changed: types, client, hooks and mock follow. Docs and app do so in `new.test.ts`.
describe.each(contracts)("%s", (_name, read, consumer) => {
  let contract: Contract;
  const ids = () =>
    Object.values(contract.paths).flatMap((item) =>
      Object.values(item).flatMap(({ operationId }) => operationId ?? []),
    );

  beforeAll(async () => {
    const text = await read();
    contract = parse(text) as Contract;
    await writeFile(at("spec/openapi.yaml"), text);
    const filters = ["react", "mock"].map((name) => `--filter=@partner-licenses/${name}`);
    await pnpm("build", ...filters, "--output-logs=errors-only", "--concurrency=2");
  });

  it("is used: every code sample runs against the mock, every query reads data", async () => {
    await cp(join(root, "test/growth/consumer.mjs"), at("apps/sample/consumer.mjs"));
    await writeFile(at("apps/sample/call-options.json"), JSON.stringify(callOptions(contract)));
    const report = JSON.parse(await output("node", ["consumer.mjs"], { cwd: at("apps/sample") })) as Report;
    expect(report.samples.sort()).toEqual(ids().sort());
    expect(report.queries.length + report.mutations.length).toBe(ids().length);
    expect(report.queries.filter(([, data]) => data !== "data")).toEqual([]);
  });

  it("is typed: right calls compile, wrong ones do not", async () => {
    const app = at("apps/sample");
    await cp(join(root, "test/growth", consumer), join(app, "src/consumer.ts"));
    await writeFile(
      join(app, "tsconfig.consumer.json"),
      JSON.stringify({
        extends: "../../tsconfig.base.json",
        compilerOptions: { noEmit: true, types: ["node"] },
        files: ["src/consumer.ts"],
      }),
    );
    const compiled = output("pnpm", ["exec", "tsc", "-p", "tsconfig.consumer.json"], { cwd: app });
    await expect(compiled).resolves.toBe("");
  });

  it("has no drift", async () => {
    await expect(pnpm("generate", "--check")).resolves.toContain("");
  });
});
