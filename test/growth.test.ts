import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { output } from "../scripts/tests/run.mjs";
import { callOptions, grownContract, museumContract } from "./growth/contract.ts";
import { copyWorkspace, root, temporaryFolder } from "./support/workspace.ts";

type Contract = { paths: Record<string, Record<string, { operationId?: string }>> };
interface Report {
  readonly samples: string[];
  readonly queries: [string, string][];
  readonly mutations: string[];
}

const contracts: [name: string, read: () => Promise<string>, consumer: string][] = [
  ["our contract with two more operations", grownContract, "grown.ts"],
  ["the contract of another API", museumContract, "museum.ts"],
];

// Nothing but spec/openapi.yaml is changed: types, client, hooks, mock and docs follow.
describe.each(contracts)("%s", (_name, read, consumer) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let contract: Contract;
  const pnpm = (...args: string[]) => output("pnpm", args, { cwd: folder.dir });
  const ids = () =>
    Object.values(contract.paths).flatMap((item) =>
      Object.values(item).flatMap(({ operationId }) => operationId ?? []),
    );

  beforeAll(async () => {
    folder = await temporaryFolder("growth");
    await copyWorkspace(folder.dir, (file) => !/^(bench|test|\.ci|spec\/released)\//.test(file));
    const text = await read();
    contract = parse(text) as Contract;
    await writeFile(join(folder.dir, "spec/openapi.yaml"), text);
    await pnpm("install", "--prefer-offline", "--ignore-scripts", "--no-frozen-lockfile");
    const filters = ["docs", "react", "mock"].map((name) => `--filter=@partner-licenses/${name}`);
    await pnpm("build", ...filters, "--output-logs=errors-only", "--concurrency=2");
  });

  afterAll(() => folder.remove());

  it("is used: every code sample runs against the mock, every query reads data", async () => {
    await cp(join(root, "test/growth/consumer.mjs"), join(folder.dir, "apps/sample/consumer.mjs"));
    await writeFile(join(folder.dir, "apps/sample/call-options.json"), JSON.stringify(callOptions(contract)));
    const report = JSON.parse(
      await output("node", ["consumer.mjs"], { cwd: join(folder.dir, "apps/sample") }),
    ) as Report;
    expect(report.samples.sort()).toEqual(ids().sort());
    expect(report.queries.length + report.mutations.length).toBe(ids().length);
    expect(report.queries.filter(([, data]) => data !== "data")).toEqual([]);
  });

  it("is typed: right calls compile, wrong ones do not", async () => {
    const app = join(folder.dir, "apps/sample");
    await cp(join(root, "test/growth", consumer), join(app, "src/consumer.ts"));
    await writeFile(
      join(app, "tsconfig.consumer.json"),
      JSON.stringify({
        extends: "../../tsconfig.base.json",
        compilerOptions: { noEmit: true, types: ["node"] },
        files: ["src/consumer.ts"],
      }),
    );
    await output("pnpm", ["exec", "tsc", "-p", "tsconfig.consumer.json"], { cwd: app });
  });

  it("is documented: the reference names every operation and shows its sample", async () => {
    const reference = await readFile(join(folder.dir, "apps/docs/dist/reference/index.html"), "utf8");
    for (const id of ids()) expect(reference).toContain(id);
    expect(reference).toContain("createPartnerClient");
  });

  it("has no drift", async () => {
    await pnpm("generate", "--check");
  });
});
