import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { diff } from "@partner-licenses/contract-diff";
import { newestReleased, readReleased } from "@partner-licenses/contract-diff/project";
import { revisions } from "@partner-licenses/document/testing/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readHistory } from "../../src/history/history.ts";
import { record } from "../../src/history/record.ts";
import { carrier, type Repository, repository } from "../gate/repository.ts";

let repo: Repository;
beforeEach(async () => {
  repo = await repository();
});
afterEach(() => repo.remove());

const release = async (version: string, text: string) => {
  await repo.write("spec/package.json", JSON.stringify({ name: carrier, version }));
  await repo.write("spec/openapi.yaml", text);
  return record(repo.project);
};
const files = () => readdir(repo.project.released);

describe("contract record", () => {
  it("stores the contract byte for byte, with its checksum and nothing else", async () => {
    expect(await files()).toEqual(["1.2.0.yaml", "checksums.json"]);
    expect(await repo.read("spec/released/1.2.0.yaml")).toBe(revisions.none);
  });

  it("does nothing the second time, and finishes what was cut short", async () => {
    expect(await record(repo.project)).toMatchObject({ written: false });
    await rm(join(repo.project.released, "checksums.json"));
    expect(readReleased(repo.project.released)).toMatchObject([{ fault: "unlisted" }]);
    expect(await record(repo.project)).toMatchObject({ written: true });
    expect(readReleased(repo.project.released)).toEqual([
      expect.not.objectContaining({ fault: expect.anything() }),
    ]);
  });

  it("refuses another contract under a version that is out, and writes nothing", async () => {
    await expect(release("1.2.0", revisions.minor)).rejects.toThrow(
      "1.2.0 was released with another contract",
    );
    expect(await repo.read("spec/released/1.2.0.yaml")).toBe(revisions.none);
    expect(await files()).toHaveLength(2);
  });

  it("refuses what is not a contract, and writes nothing", async () => {
    await expect(release("1.3.0", "swagger: '2.0'\n")).rejects.toThrow(/Swagger/);
    expect(await files()).toHaveLength(2);
  });

  it("bundles the files next to the contract into one", async () => {
    const schema =
      "type: object\nrequired: [id, name]\nproperties: { id: { type: integer }, name: { type: string } }\n";
    await repo.write("spec/thing.yaml", schema);
    const split = revisions.none.replace('"#/components/schemas/Thing"', "thing.yaml");
    await release("1.3.0", split);
    await rm(join(repo.dir, "spec/thing.yaml"));
    const { bump } = await diff(
      join(repo.project.released, "1.3.0.yaml"),
      join(repo.project.released, "1.2.0.yaml"),
    );
    expect(bump).toBe("none");
    expect(await files()).toEqual(["1.2.0.yaml", "1.3.0.yaml", "checksums.json"]);
  });

  it("moves accepted breaks into the history with a stable version, not with a pre-release", async () => {
    await repo.write("spec/openapi.yaml", revisions.major);
    const { findings } = await diff(newestReleased(repo.project.released)?.file ?? "", repo.project.spec);
    const print = findings[0]?.fingerprint;
    const text = `# Breaks that we accept.\n\n- fingerprint: ${print}\n  reason: Always sent.\n  who: mina\n`;
    await repo.write("spec/accepted.yaml", text);
    await release("1.3.0-next.0", revisions.major);
    expect(await repo.read("spec/accepted.yaml")).toBe(text);
    expect(await release("1.3.0", revisions.major)).toMatchObject({ accepted: 1 });
    expect(await repo.read("spec/accepted.yaml")).toBe("# Breaks that we accept.\n\n[]\n");
    expect(await repo.read("spec/released/1.3.0.accepted.yaml")).toBe(text);
    expect((await readHistory(repo.project.released)).map(({ version, bump }) => [version, bump])).toEqual([
      ["1.2.0", undefined],
      ["1.3.0-next.0", "major"],
      ["1.3.0", "minor"],
    ]);
  });
});

describe("contract history", () => {
  it("is empty before the first release", async () => {
    await rm(repo.project.released, { recursive: true });
    expect(await readHistory(repo.project.released)).toEqual([]);
    expect(newestReleased(repo.project.released)).toBeUndefined();
    expect(existsSync(repo.project.released)).toBe(false);
  });

  it("orders by version, and reports bump, findings and the day of the commit", async () => {
    await release("1.10.0", revisions.minor);
    await release("1.9.0", revisions.patch);
    repo.git("init", "-q");
    repo.git("add", "-A");
    repo.git("commit", "-qm", "release", "--date", "2026-03-04T12:00:00Z");
    const history = await readHistory(repo.project.released);
    expect(history.map(({ version, bump }) => [version, bump])).toEqual([
      ["1.2.0", undefined],
      ["1.9.0", "patch"],
      ["1.10.0", "minor"],
    ]);
    expect(history.every(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date ?? ""))).toBe(true);
    expect(newestReleased(repo.project.released)?.version).toBe("1.10.0");
  });

  it("notices changed, missing and strange files", async () => {
    await release("1.3.0", revisions.minor);
    await release("1.4.0", revisions.major);
    await repo.write("spec/released/1.2.0.yaml", `${revisions.none}# one more line\n`);
    await rm(join(repo.project.released, "1.3.0.yaml"));
    await repo.write("spec/released/1.5.0.yaml", revisions.none);
    const faults = Object.fromEntries(
      readReleased(repo.project.released).map(({ version, fault }) => [version, fault]),
    );
    expect(faults).toEqual({
      "1.2.0": "changed",
      "1.3.0": "missing",
      "1.4.0": undefined,
      "1.5.0": "unlisted",
    });
    expect(() => newestReleased(repo.project.released)).toThrow(/does not list/);
  });

  it("a checkout with other line ends changes nothing", async () => {
    await repo.write("spec/released/1.2.0.yaml", revisions.none.replaceAll("\n", "\r\n"));
    expect(newestReleased(repo.project.released)?.version).toBe("1.2.0");
  });

  it("a list of checksums that cannot be read is shown with its place", async () => {
    await repo.write("spec/released/checksums.json", "[]");
    expect(() => readReleased(repo.project.released)).toThrow(/checksums cannot be read/);
  });
});
