import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { call } from "../../../../scripts/tests/call.mjs";
import type { Run } from "../../../../scripts/tests/run.mjs";
import { contract as command } from "../commands/run.ts";

/** A folder with a contract and a configuration; `contract` runs in it as a user would run it. */
export interface Workspace {
  readonly dir: string;
  contract(...args: string[]): Promise<Run>;
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
  /** Text by path of every generated file. */
  generated(): Promise<Record<string, string>>;
  remove(): Promise<void>;
}

const config = {
  spec: "openapi.yaml",
  outputs: Object.fromEntries(
    ["types", "client", "react", "mock", "samples"].map((name) => [name, `out/${name}/generated`]),
  ),
};

/** Makes a workspace around the given contract. */
export async function makeWorkspace(contract: string): Promise<Workspace> {
  const dir = await mkdtemp(join(tmpdir(), "contract-"));
  const write = (file: string, text: string) => writeFile(join(dir, file), text);
  await write("openapi.yaml", contract);
  await write("contract.config.json", JSON.stringify(config));
  return {
    dir,
    write,
    read: (file) => readFile(join(dir, file), "utf8"),
    contract: (...args) => call(command, args, dir),
    generated: () => readTree(join(dir, "out")),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

async function readTree(dir: string): Promise<Record<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map(
    async (file) => [file.slice(dir.length + 1), await readFile(file, "utf8")] as const,
  );
  return Object.fromEntries(await Promise.all(texts));
}

/** A small valid contract; `paths` replaces its paths. */
export function contractWith(paths: string): string {
  return `openapi: 3.1.0
info: { title: Test, version: 1.0.0 }
paths:
${paths}
components:
  schemas:
    Thing: { type: object, properties: { id: { type: string } } }
`;
}

/** One GET operation. */
export function operation(path: string, id: string, method = "get"): string {
  return `  ${path}:
    ${method}:
      operationId: ${id}
      responses:
        "200": { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } } }`;
}
