import { contract } from "@partner-licenses/document/testing/contract";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { callIn } from "../commands/run.ts";
import { type Plain, plainRepository } from "./plain.ts";

let repo: Plain;
afterEach(() => repo.remove());

const overlay = (actions: string, version = "1.1.0") =>
  `overlay: ${version}\ninfo: { title: Ours, version: 1.0.0 }\nactions:\n${actions}`;

async function made(...overlays: string[]): Promise<Plain> {
  const files = overlays.map((text, index) => [`overlays/${index}.yaml`, text] as const);
  const config = {
    source: "vendor/api.yaml",
    overlays: files.map(([file]) => file),
    spec: "api.yaml",
    outputs: { types: "src/types" },
  };
  repo = await plainRepository({
    "vendor/api.yaml": contract(),
    "contract.config.json": JSON.stringify(config),
    ...Object.fromEntries(files),
  });
  return repo;
}
const run = (...args: string[]) => callIn(repo.dir, args);
const result = async () => parse(await repo.read("api.yaml")) as ReturnType<typeof JSON.parse>;

describe("overlays of the configuration", () => {
  it("are applied one after the other before anything is read, and everything reads the result", async () => {
    await made(
      overlay(
        "  - { target: $.info, update: { title: Ours } }\n  - { target: '$.paths.*.get.operationId', remove: true }\n",
      ),
      overlay(
        "  - target: $.components.schemas.Thing\n    update: { properties: { size: { type: integer } }, required: [size] }\n",
      ),
    );
    expect((await run("check")).out).toContain("1 operation,");
    const { info, paths, components } = await result();
    expect(info.title).toBe("Ours");
    expect(paths["/v1/things"].get.operationId).toBeUndefined();
    expect(components.schemas.Thing.required).toEqual(["id", "name", "size"]);
    expect((await run("generate")).code).toBe(0);
    expect(await repo.read("src/types/openapi.ts")).toContain("size: number");
    expect(await repo.read("vendor/api.yaml")).toBe(contract());
  });

  it("are named by each finding that they made, in every format", async () => {
    const first = "  - { target: $.info, update: { title: Ours } }\n";
    await made(overlay(first));
    await run("check");
    repo.git("add", "-A");
    repo.git("commit", "-qm", "result");
    await repo.write(
      "overlays/0.yaml",
      overlay(
        `${first}  - { target: $.components.schemas.Thing.properties.id, update: { type: string } }
  - { target: "$.components.schemas.Thing.required[?@ == 'name']", remove: true }
  - { target: $.paths.*.get.description, remove: true }
`,
      ),
    );
    await run("check");
    const { findings } = JSON.parse((await run("diff", "HEAD:api.yaml", "api.yaml", "--format", "json")).out);
    expect(findings.map(({ id, overlays }: { id: string; overlays: string[] }) => [id, overlays])).toEqual([
      ["response-type-changed", ["overlays/0.yaml:5:5"]],
      ["response-property-became-optional", ["overlays/0.yaml:6:5"]],
      ["documentation-changed", ["overlays/0.yaml:7:5"]],
    ]);
    const formats = ["pretty", "json", "markdown", "html", "github", "sarif", "junit", "gitlab"];
    const written = formats.flatMap((format) => ["--format", `${format}=out/${format}`]);
    expect((await run("gate", "--declared", "minor", ...written)).code).toBe(1);
    for (const format of formats)
      for (const line of [5, 6])
        expect(await repo.read(`out/${format}`), format).toContain(`overlays/0.yaml:${line}:5`);
  });

  it("write YAML, whose comments say what they changed", async () => {
    await made(overlay("  - { target: $.info, update: { title: Ours } }\n"));
    const config = (await repo.read("contract.config.json")).replace('"api.yaml"', '"api.json"');
    await repo.write("contract.config.json", config);
    expect(await run("check")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/result of overlays is YAML.*\n {2}next: call `spec` "api\.yaml"/),
    });
  });

  it("say so when a target matches nothing, and go on", async () => {
    await made(overlay("  - { target: \"$.paths['/gone']\", remove: true }\n"));
    expect(await run("check")).toMatchObject({
      code: 0,
      err: expect.stringContaining(
        "! overlays/0.yaml:4:5: `$.paths['/gone']` matches nothing in the contract",
      ),
    });
    expect((await run("generate")).err.match(/matches nothing/g)).toHaveLength(1);
  });

  it.each([
    [
      "the version is another",
      overlay("  - { target: $, remove: true }\n", "2.0.0"),
      /0\.yaml:1:1: .*1\.0 or 1\.1/,
    ],
    ["there are no actions", "overlay: 1.0.0\n", /has no `actions`/],
    [
      "an action has a field that nobody knows",
      overlay("  - { target: $.info, updte: {} }\n"),
      /0\.yaml:4:5: this is no action/,
    ],
    [
      "a target is no JSONPath",
      overlay("  - { target: '$[', remove: true }\n"),
      /0\.yaml:4:5: `\$\[` is no JSONPath/,
    ],
    ["a copy is of 1.1", overlay("  - { target: $.info, copy: $.paths }\n", "1.0.0"), /no action/],
    [
      "a value is to be replaced in 1.0",
      overlay("  - { target: $.info.title, update: Ours }\n", "1.0.0"),
      /neither an object nor a list/,
    ],
    ["targets are of several kinds", overlay("  - { target: '$.*', update: {} }\n"), /several kinds/],
    ["a copy has no source", overlay("  - { target: $.info, copy: $.gone }\n"), /selects nothing/],
    ["YAML is broken", "overlay: [", /0\.yaml:\d+:\d+: .*YAML/],
  ])("are refused with their place when %s", async (_, text, says) => {
    await made(text);
    expect(await run("check")).toMatchObject({ code: 2, err: expect.stringMatching(says) });
  });

  it("need a contract to change, and another place for the result", async () => {
    await made(overlay("  - { target: $.info, update: {} }\n"));
    await repo.write(
      "contract.config.json",
      '{ "spec": "vendor/api.yaml", "overlays": ["overlays/0.yaml"] }',
    );
    expect(await run("check")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/`overlays` change the contract `source`/),
    });
  });
});
