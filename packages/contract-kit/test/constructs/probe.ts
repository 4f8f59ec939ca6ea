import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diff, type Witness } from "@partner-licenses/contract-diff";
import { ContractError } from "@partner-licenses/document/errors";
import { get } from "@partner-licenses/document/json";
import { parse } from "yaml";
import { describedAlone } from "../../src/docs/alone.ts";
import { guidesOf } from "../../src/docs/guides.ts";
import { writtenReference } from "../../src/docs/pages.ts";
import { bareConfig, targetNames } from "../../src/generate/config.ts";
import { render } from "../../src/generate/generate.ts";
import { serving } from "./serve.ts";

/** What each part does with a field: in words of the page. */
export type Row = Readonly<Record<(typeof columns)[number], string>>;

/** The parts, and the outputs that they are. */
const outputs = {
  types: ["types"],
  client: ["client", "react"],
  samples: ["samples", "sample", "mock"],
} as const;
export const columns = ["types", "client", "samples", "docs", "check", "diff", "mock", "verify"] as const;

/** A field of the contract that has all of them, and what becomes of it. */
export interface Probe {
  readonly field: string;
  readonly pointer: string;
  /** What is put there; the field is taken out when this is undefined. */
  readonly value: unknown;
}

/** The probes of probes.yaml. */
export async function readProbes(): Promise<Probe[]> {
  const file = parse(await read("probes.yaml")) as Record<string, Record<string, string>>;
  return Object.entries(file).flatMap(([object, fields]) =>
    Object.entries(fields).map(([field, text]): Probe => {
      const [pointer = "", ...rest] = text.split(" ");
      const value = rest.length === 0 ? undefined : (JSON.parse(rest.join(" ")) as unknown);
      return { field: `${object}.${field}`, pointer, value };
    }),
  );
}

/** Tries every probe: with and without it, what do the parts make of the contract? */
export async function tryAll(probes: readonly Probe[]): Promise<Map<string, Row>> {
  const dir = await mkdtemp(join(tmpdir(), "constructs-"));
  const whole = parse(await read("contract.yaml")) as object;
  const file = join(dir, "contract.json");
  const made = async (contract: unknown) => {
    await writeFile(file, JSON.stringify(contract));
    return makeAll(file);
  };
  try {
    const before = await made(whole);
    if (before instanceof ContractError) throw before;
    const servers = new Map<string | undefined, Awaited<ReturnType<typeof serving>>>();
    const rows = new Map<string, Row>();
    for (const probe of probes) {
      const changed = structuredClone(whole);
      change(changed, probe);
      const { weight, witnesses } = await weightOf(whole, changed);
      const path = pathOf(probe);
      const server = servers.get(path) ?? (await serving(withPath(whole, path), join(dir, "traffic.jsonl")));
      servers.set(path, server);
      const served = await server.row(withPath(changed, path), witnesses);
      rows.set(probe.field, { ...rowOf(before, await made(changed)), diff: weight, ...served });
    }
    for (const server of servers.values()) await server.stop();
    return rows;
  } finally {
    await rm(dir, { recursive: true });
  }
}

type Made = Readonly<Record<keyof typeof outputs | "docs" | "check", string>>;

async function makeAll(file: string): Promise<Made | ContractError> {
  const folders = new Map(targetNames.map((name) => [name, join("/nowhere", name)] as const));
  try {
    const config = { ...bareConfig(file), outputs: folders };
    const { model, folders: written } = await render(config);
    const { described } = describedAlone(config, model);
    const text = (names: readonly string[]) =>
      JSON.stringify(written.filter(({ dir }) => names.some((name) => dir === join("/nowhere", name))));
    const [types, client, samples] = [text(outputs.types), text(outputs.client), text(outputs.samples)];
    return {
      types,
      client,
      samples,
      docs: JSON.stringify([writtenReference(described, "index.html"), await guidesOf(described.facts)]),
      check: model.notes.map(({ code, message }) => `${code} ${message}`).join(),
    };
  } catch (error) {
    if (error instanceof ContractError) return error;
    throw error;
  }
}

function rowOf(before: Made, after: Made | ContractError): Record<keyof Made, string> {
  if (after instanceof ContractError)
    return { types: "refused", client: "refused", samples: "refused", docs: "refused", check: "refused" };
  const honoured = (part: keyof Made) => (before[part] === after[part] ? "·" : "honoured");
  return {
    ...{
      types: honoured("types"),
      client: honoured("client"),
      samples: honoured("samples"),
      docs: honoured("docs"),
    },
    check: before.check === after.check ? "·" : "reported",
  };
}

async function weightOf(base: object, revision: object): Promise<{ weight: string; witnesses: Witness[] }> {
  try {
    const { findings } = await diff(base, revision);
    const weight = findings.every(({ level }) => level === "docs") ? "docs" : "honoured";
    return {
      weight: findings.length === 0 ? "·" : weight,
      witnesses: findings.flatMap(({ witness }) => witness ?? []),
    };
  } catch (error) {
    if (error instanceof ContractError) return { weight: "refused", witnesses: [] };
    throw error;
  }
}

/** The path in which a field stands; undefined for one that all paths may use. */
function pathOf({ pointer }: Probe): string | undefined {
  const [, path] = /^\/paths\/([^/]+)\/./.exec(pointer) ?? [];
  return path?.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The contract with that path only: what stands in it is asked of nothing else, and the rest takes long to serve. */
function withPath(contract: object, path: string | undefined): object {
  return path === undefined ? contract : { ...contract, paths: { [path]: get(contract, "paths", path) } };
}

function change(contract: object, { field, pointer, value }: Probe): void {
  const keys = pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop() ?? "";
  const owner = keys.reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], contract);
  if (typeof owner !== "object" || owner === null) throw new Error(`${field}: nothing is at ${pointer}`);
  if (value !== undefined) Reflect.set(owner, last, value);
  else if (!(last in owner)) throw new Error(`${field}: there is no ${pointer} to take out`);
  else if (Array.isArray(owner)) owner.splice(Number(last), 1);
  else Reflect.deleteProperty(owner, last);
}

function read(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, name), "utf8");
}
