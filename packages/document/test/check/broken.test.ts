import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContract } from "../../src/contract.ts";
import { ContractError } from "../../src/errors.ts";
import { folderOf } from "../folder.ts";
import { broken } from "../support/broken.ts";

describe("a broken contract", () => {
  it.each(broken)("$name: one code, one place, and the next step", ({ files, code, places, says }) => {
    const folder = folderOf(files);
    let fault: unknown;
    try {
      readContract(join(folder, "api.json" in files ? "api.json" : "api.yaml"));
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(ContractError);
    const { code: found, message, places: there, hint } = fault as ContractError;
    expect({
      code: found,
      places: there.map(({ file, line, column }) => `${basename(file)}:${line}:${column}`),
    }).toEqual({ code, places });
    expect(message).toContain(says);
    expect(hint).not.toBe("");
  });

  it("has faults of every kind that there is, but those of git and of objects", async () => {
    const { faults } = await import("../../src/faults.ts");
    const codes = Object.values(faults).map(
      (fault) => (fault as (...args: unknown[]) => { code: string })("", "").code,
    );
    const elsewhere = [
      "revision-missing",
      "ref-without-folder",
      "url-not-read",
      "file-unreadable",
      "schema-not-judged",
    ];
    const shown = new Set([...broken.map(({ code }) => code), ...elsewhere]);
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
  });
});
