import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeFolder } from "../package-folder.ts";
import { sampleTemplates } from "../templates.ts";
import type { GenerateConfig } from "./config.ts";
import { listFiles } from "./write.ts";

/** What the last run read, and a digest of all that it read and wrote. */
interface Stamp {
  readonly files: readonly string[];
  readonly digest: string;
}

/** True when neither the contract, nor this package, nor a generated file has changed since the last run. */
export async function isFresh(config: GenerateConfig): Promise<boolean> {
  const stamp = await readFile(stampFile(config), "utf8").then(
    (text) => JSON.parse(text) as Stamp,
    () => undefined,
  );
  return stamp !== undefined && stamp.digest === (await digest(config, stamp.files));
}

/** Remembers a run that read these files. */
export async function writeStamp(config: GenerateConfig, files: readonly string[]): Promise<void> {
  const file = stampFile(config);
  await mkdir(dirname(file), { recursive: true });
  const stamp: Stamp = { files, digest: await digest(config, files) };
  await writeFile(`${file}.tmp`, JSON.stringify(stamp));
  await rename(`${file}.tmp`, file);
}

function stampFile(config: GenerateConfig): string {
  const named = config.contract === undefined ? "" : `-${config.contract}`;
  return join(dirname(config.file), `node_modules/.cache/contract-kit/generate${named}.json`);
}

async function digest(config: GenerateConfig, read: readonly string[]): Promise<string> {
  const folders = await Promise.all(
    [codeFolder(), sampleTemplates, ...config.outputs.values()].map(listFiles),
  );
  const hash = createHash("sha256");
  for (const file of [config.file, ...read, ...folders.flat()]) {
    hash.update(file);
    hash.update(await readFile(file).catch(() => "missing"));
  }
  return hash.digest("hex");
}
