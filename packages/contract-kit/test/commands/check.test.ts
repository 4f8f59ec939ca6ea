import { afterEach, beforeEach, expect, it } from "vitest";
import { contractWith, makeWorkspace, operation, type Workspace } from "../generate/workspace.ts";

let workspace: Workspace;
beforeEach(async () => {
  const two = [operation("/things", "listThings"), operation("/v3/things", "getThings")];
  workspace = await makeWorkspace(contractWith(two.join("\n")));
});
afterEach(() => workspace.remove());

it("says which names were taken, at their place, and writes nothing", async () => {
  const { code, stdout, stderr } = await workspace.contract("check");
  expect(code).toBe(0);
  expect(stdout).toMatch(/openapi\.yaml {2}OpenAPI 3\.1, 2 operations, 2 notes/);
  expect(stderr).toMatch(/openapi\.yaml:10:5: `client\.things\.get` is taken: .*`client\.v3\.things\.get`/);
  expect(stderr).toMatch(/the hook name `things` is taken: .*`getThings`/);
  expect(await workspace.generated()).toEqual({});
});

it("takes any file, and gives data", async () => {
  const { code, stdout } = await workspace.contract("check", "openapi.yaml", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: "3.1",
    operations: 2,
    faults: [],
    notes: [{ code: "name-taken", places: [{ line: 10 }] }, { code: "name-taken" }],
  });
});

it("says where nothing fits, and what of a path is not sent", async () => {
  const impossible = "{ type: string, minLength: 3, maxLength: 2 }";
  await workspace.write(
    "openapi.yaml",
    contractWith(`${operation("/things#one", "a")}
${operation("/others", "b").replace(/\{ \$ref[^}]*\}/, impossible)}`),
  );
  const { code, stderr } = await workspace.contract("check");
  expect(code).toBe(0);
  expect(stderr).toMatch(/openapi\.yaml:\d+:\d+: .*on the wire this is `GET \/things`/);
  expect(stderr).toMatch(/openapi\.yaml:\d+:\d+: nothing seems to fit this schema: no value was found/);
});

it("has nothing more to say where the configuration gives names", async () => {
  const config = JSON.parse(await workspace.read("contract.config.json"));
  const names = { getThings: { hook: "all" }, "GET /v3/things": { chain: "all" } };
  await workspace.write(
    "contract.config.json",
    JSON.stringify({ ...config, names: { getThings: { hook: "all", chain: "all" } } }),
  );
  expect((await workspace.contract("check")).stdout).toMatch(/0 notes/);
  await workspace.write(
    "contract.config.json",
    JSON.stringify({ ...config, names: { gone: names.getThings } }),
  );
  expect(await workspace.contract("check")).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('"gone"'),
  });
  await workspace.write(
    "contract.config.json",
    JSON.stringify({ ...config, names: { getThings: { hook: "a b" } } }),
  );
  expect((await workspace.contract("check")).stderr).toMatch(/gives no names for "getThings"/);
});

it("lists every fault", async () => {
  await workspace.write(
    "openapi.yaml",
    contractWith(`${operation("/things", "a").replaceAll("Thing", "Gone")}\n  b: {}`),
  );
  const { code, stderr } = await workspace.contract("check");
  expect(code).toBe(2);
  expect(stderr).toMatch(/openapi\.yaml:8:\d+: .*Gone/);
  const data = JSON.parse((await workspace.contract("check", "--json")).stdout);
  expect(data).toMatchObject({ faults: [{ code: "ref-to-nothing" }], notes: [] });
});

it("reports in `generate` that a stream has no hook only where there are hooks, and counts in plain words", async () => {
  const events = operation("/events", "watch").replace("application/json", "text/event-stream");
  await workspace.write("openapi.yaml", contractWith(events));
  const { stdout } = await workspace.contract("check");
  expect(stdout).toMatch(/1 operation, 1 note\n/);
  const config = JSON.parse(await workspace.read("contract.config.json"));
  expect((await workspace.contract("generate")).stderr).toContain("no React hook");
  const { react: _, ...outputs } = config.outputs;
  await workspace.write("contract.config.json", JSON.stringify({ ...config, outputs }));
  expect(await workspace.contract("generate")).toMatchObject({
    stderr: "",
    stdout: expect.stringMatching(/1 operation\n/),
  });
});
