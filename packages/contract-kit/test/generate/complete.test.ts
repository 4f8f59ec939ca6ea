import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readGenerateConfig } from "../../src/generate/config.ts";
import { outputImport } from "../../src/generate/imports.ts";
import { namesOf } from "../../src/generate/names.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "complete-"));
  put("top/.git/HEAD", "");
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function put(file: string, content: string | object): void {
  mkdirSync(join(dir, file, ".."), { recursive: true });
  writeFileSync(join(dir, file), typeof content === "string" ? content : JSON.stringify(content));
}
const config = () => join(dir, "top/app/contract.config.json");

describe("imports of another output", () => {
  const read = async (settings: object) => {
    put("top/app/contract.config.json", { spec: "openapi.yaml", ...settings });
    return readGenerateConfig(config());
  };
  const outputs = { types: "types/src/generated", client: "client/src/generated" };

  it("are a path inside one package, with the extension that is asked for", async () => {
    put("top/package.json", { name: "top" });
    expect(outputImport(await read({ outputs }), "client", "types")).toBe(
      '"../../../types/src/generated/index.js"',
    );
    const other = await read({ outputs, importExtension: ".ts" });
    expect(outputImport(other, "client", "types")).toMatch(/index\.ts"$/);
  });

  it("are the name of the package that the output lies in, or the one that is given", async () => {
    put("top/app/types/package.json", { name: "@shop/types" });
    expect(outputImport(await read({ outputs }), "client", "types")).toBe('"@shop/types"');
    const given = await read({ outputs: { client: "client" }, packages: { types: "@other/types" } });
    expect(outputImport(given, "client", "types")).toBe('"@other/types"');
  });

  it("are refused where nobody says what they are", async () => {
    const alone = await read({ outputs: { client: "client" } });
    expect(() => outputImport(alone, "client", "types")).toThrow(/"client" stands on "types"/);
  });

  it.each([
    [{ name: "my shop" }, /begins names in code/],
    [{ importExtension: ".mts" }, /not known/],
    [{ packages: { typos: "x" } }, /no npm package for an output with "typos"/],
  ])("are not made from %j", async (settings, says) => {
    await expect(read({ outputs, ...settings })).rejects.toThrow(says);
  });
});

it.each([
  ["Harbor Museum API", "HarborMuseum"],
  ["orders", "Orders"],
  ["3D models", "_3DModels"],
  ["API", "API"],
  ["", "Api"],
])("the title %j gives the name %s", (title, api) => {
  expect(namesOf({}, { document: { info: { title } } })).toMatchObject({
    api,
    create: `create${api}Client`,
  });
  expect(namesOf({ name: "Shop" }, { document: { info: { title } } }).error).toBe("ShopError");
});
