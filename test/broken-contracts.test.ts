// One fault, one code, one sentence, one place: whatever reads the contract.
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ContractError, formatPlace } from "@partner-licenses/document/errors";
import { type Broken, broken } from "@partner-licenses/document/testing/broken";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diff } from "../packages/contract-diff/src/diff.ts";
import { readContract as readForDocs } from "../packages/contract-kit/src/docs/contract/contract.ts";
import { readModel } from "../packages/contract-kit/src/model/model.ts";
import { callIn } from "../packages/contract-kit/test/commands/run.ts";
import { loadContract as loadForMock } from "../packages/mock/src/loader/load.ts";
import { run } from "../scripts/tests/run.mjs";
import { root, temporaryFolder } from "./support/workspace.ts";

const good = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder("broken");
  await writeFile(join(folder.dir, "good.yaml"), good);
});
afterEach(() => folder.remove());

async function entryOf({ files }: Broken): Promise<string> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder.dir, name), text);
  return join(folder.dir, "api.json" in files ? "api.json" : "api.yaml");
}

/** Every reader of contracts, as its command calls it. */
const readers = {
  generate: (entry: string) => readModel(entry),
  diff: (entry: string) => diff(join(folder.dir, "good.yaml"), entry),
  mock: (entry: string) => loadForMock(entry),
  docs: (entry: string) => readForDocs(entry),
};

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly places: readonly string[];
}

/** The fault that a reader reports; undefined when it takes the contract. */
async function faultOf(read: () => unknown): Promise<Fault | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const { code, message, places } = error;
    return {
      code,
      message,
      places: places.map((place) => formatPlace({ ...place, file: basename(place.file) })),
    };
  }
}

describe("a broken contract", () => {
  it.each(broken)("$name is the same to generate, diff, mock and docs, or taken by all", async (contract) => {
    const entry = await entryOf(contract);
    const found = new Map<string, Fault | undefined>();
    for (const [name, read] of Object.entries(readers)) found.set(name, await faultOf(() => read(entry)));
    if (contract.isTaken) {
      expect(new Set(found.values())).toEqual(new Set([undefined]));
      return;
    }
    const fault = found.get("generate");
    expect(fault).toMatchObject({ code: contract.code, places: contract.places });
    expect(fault?.message).toContain(contract.says);
    if (contract.isMocked) {
      expect(found.get("mock")).toBeUndefined();
      found.delete("mock");
    }
    for (const [name, each] of found) expect(each, name).toEqual(fault);
  });

  it("has at least thirty forms here", () => {
    expect(broken.length).toBeGreaterThanOrEqual(30);
  });
});

describe("the commands themselves", () => {
  const shown = ["a missing file", "a tab as an indent", "a reference to nothing", "one operationId twice"];
  const node = (...args: string[]) => run(process.execPath, args, { cwd: folder.dir });

  it.each(broken.filter(({ name }) => shown.includes(name)))("all say it of $name", async (contract) => {
    const entry = basename(await entryOf(contract));
    const config = { spec: entry, outputs: { types: "out" } };
    await mkdir(join(folder.dir, "out"));
    await writeFile(join(folder.dir, "contract.config.json"), JSON.stringify(config));
    const called = async (...args: string[]) => {
      const { code, err } = await callIn(folder.dir, args);
      return { code, stderr: err };
    };
    const runs = {
      generate: await called("generate"),
      diff: await called("diff", "good.yaml", entry),
      mock: await node(join(root, "packages/mock/bin/mock.js"), "--port", "0", entry),
      docs: await node(join(root, "apps/docs/scripts/build.mjs"), "--spec", entry, "--out", "site"),
    };
    const [place] = contract.places;
    const sentence = new RegExp(
      `^(Docs: )?(.*${place === undefined ? contract.says : `${place}: `}.*)$`,
      "m",
    );
    const said = Object.entries(runs).map(([name, { code, stderr }]) => {
      expect(code, `${name}: ${stderr}`).not.toBe(0);
      return sentence.exec(stderr)?.[2];
    });
    expect(said[0]).toContain(contract.says);
    expect(new Set(said)).toEqual(new Set([said[0]]));
  });
});
