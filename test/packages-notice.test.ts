import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeNotice } from "../scripts/package/notice.mjs";
import { temporaryFolder } from "./support/workspace.ts";

describe("the notice of what a package carries", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder("notice");
    await writeFile(join(folder.dir, "package.json"), JSON.stringify({ name: "@acme/own" }));
  });
  afterEach(() => folder.remove());

  const carry = async (
    name: string,
    files: Record<string, string>,
    manifest: object = { license: "MIT" },
  ) => {
    const dir = join(folder.dir, name);
    await mkdir(dir);
    await writeFile(join(dir, "package.json"), JSON.stringify({ name, version: "1.0.0", ...manifest }));
    for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text);
    return dir;
  };
  const notice = () => readFile(join(folder.dir, "NOTICE"), "utf8");

  it("has each text once, under the packages that share it", async () => {
    const b = await carry("b", { LICENSE: "Do what you like.\r\n" });
    const a = await carry("a", { "LICENCE.md": "Do what you like." });
    const c = await carry(
      "c",
      { COPYING: "Ask first.", NOTICE: "By C." },
      { licenses: [{ type: "X" }, { type: "Y" }] },
    );
    await writeNotice(folder.dir, [c, b, a]);
    const text = await notice();
    expect(text).toContain("@acme/own\n");
    expect(text).toContain("\na 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nDo what you like.\n");
    expect(text).toContain("\nc 1.0.0 (X, Y)\n\nAsk first.\n\nBy C.\n");
  });

  it("is refused when a package carries no text and nobody has looked at it", async () => {
    const a = await carry("a", {});
    await expect(writeNotice(folder.dir, [a])).rejects.toThrow("without a licence text: a");
    await expect(notice()).rejects.toThrow("ENOENT");
    await writeNotice(folder.dir, [a], { withoutText: ["a"] });
    expect(await notice()).toContain("a 1.0.0 (MIT)\n\nThe package carries no licence file");
  });

  it("is refused when a package is listed as without text and has one, or is not carried", async () => {
    const a = await carry("a", { LICENSE: "Do what you like." });
    await expect(writeNotice(folder.dir, [a], { withoutText: ["a", "b"] })).rejects.toThrow(": a, b");
  });
});
