import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ContractError, type Place } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { isObject, type JsonObject, strings, withoutMark } from "@partner-licenses/document/json";
import { nearest } from "@partner-licenses/document/near";
import { readText } from "@partner-licenses/document/reader/reader";
import { writeOverlaid } from "./overlays.ts";
import { produce } from "./produce.ts";

/** What a configuration file says about one contract. */
export interface Settings {
  /** The file, and its folder, at which paths in the settings start. */
  readonly file: string;
  readonly folder: string;
  /** The name of the contract, where the file is about several. */
  readonly name?: string;
  readonly values: JsonObject & { readonly spec: string };
}

/** What a configuration may say; the parts that go by it check what is in each. */
const known = [
  ...["spec", "contracts", "source", "overlays", "command", "base", "released", "accepted", "consumers"],
  ...["release", "policy", "name", "names", "outputs", "packages", "importExtension", "sampleClient"],
  ...["pagination", "dates", "compat", "added", "$schema"],
];

const hint = 'write `{ "spec": "spec/openapi.yaml" }`, or give the contracts on the command line';

/**
 * Reads a configuration file, and runs the command that makes a contract where there is one: the settings of each contract under `contracts`, on top of those of the whole file, or
 * those of its one contract. With `name` it is that contract alone.
 * Throws a ContractError when there is no file, no such contract, or a contract has no `spec`.
 */
export function readSettings(config: string, name?: string): Settings[] {
  return name === undefined ? readAll(config).map(produced) : [readOneSettings(config, name)];
}

/** The names of the contracts of a configuration file; of one that has no name, undefined. Nothing is made for that. */
export function contractNames(config: string): (string | undefined)[] {
  return readAll(config).map(({ name }) => name);
}

function readAll(config: string): Settings[] {
  const place = { file: shown(config), line: 1, column: 1 };
  if (!existsSync(config)) {
    throw new ContractError("there is no such configuration file", { places: [place], hint });
  }
  const whole = readJson(config);
  const folder = dirname(resolve(config));
  const { contracts, ...shared } = isObject(whole) ? whole : {};
  requireKnown(shared, place);
  if (contracts === undefined) return [{ file: config, folder, values: withSpec(shared, place) }];
  if (!isObject(contracts) || Object.keys(contracts).length === 0)
    throw new ContractError("`contracts` names no contract", {
      places: [place],
      hint: 'write `"contracts": { "orders": { "spec": "api/orders.yaml" } }`',
    });
  return Object.entries(contracts).map(([name, own]) => {
    const values = isObject(own) ? own : { spec: own };
    requireKnown(values, place);
    return { file: config, folder, name, values: withSpec({ ...shared, ...values }, place, name) };
  });
}

/** What nobody reads would be ignored in silence. */
function requireKnown(values: JsonObject, place: Place): void {
  const stranger = Object.keys(values).find((key) => !known.includes(key));
  if (stranger === undefined) return;
  const near = nearest(stranger, known);
  throw new ContractError(`the configuration has no setting \`${stranger}\``, {
    places: [place],
    hint: near === undefined ? `leave it out; there are ${known.join(", ")}` : `did you mean \`${near}\`?`,
  });
}

/**
 * The settings of one contract of a configuration file; `name` says which, where there are several.
 * Throws a ContractError when that leaves it open.
 */
export function readOneSettings(config: string, name?: string): Settings {
  const all = readAll(config);
  const found = name === undefined && all.length === 1 ? all[0] : all.find((each) => each.name === name);
  if (found !== undefined) return produced(found);
  const names = all.flatMap((each) => each.name ?? []);
  throw new ContractError(
    name === undefined ? `${shown(config)} is about several contracts` : `no contract is called "${name}"`,
    {
      places: [{ file: shown(config), line: 1, column: 1 }],
      hint:
        names.length === 0
          ? "leave `--contract` out: there is one contract"
          : `add \`--contract <name>\`: ${names.join(", ")}`,
    },
  );
}

function produced(settings: Settings): Settings {
  const { values, folder, file } = settings;
  const { command, spec, source } = values;
  if (typeof command === "string") produce(command, folder);
  const overlays = strings(values.overlays);
  if (overlays.length === 0) return settings;
  if (typeof source !== "string" || resolve(folder, source) === resolve(folder, spec))
    throw new ContractError(
      "`overlays` change the contract `source`, and `spec` says where the result goes",
      {
        places: [{ file: shown(file), line: 1, column: 1 }],
        hint: 'write `"source": "vendor/openapi.yaml", "spec": "openapi.yaml"`',
      },
    );
  if (/\.json$/i.test(spec))
    throw new ContractError("the result of overlays is YAML, as its comments say what they changed", {
      places: [{ file: shown(file), line: 1, column: 1 }],
      hint: `call \`spec\` ${JSON.stringify(spec.replace(/json$/i, "yaml"))}`,
    });
  const path = (text: string) => resolve(folder, text);
  writeOverlaid({ source: path(source), overlays: overlays.map(path), spec: path(spec) });
  return settings;
}

function withSpec(values: JsonObject, place: Place, name?: string): Settings["values"] {
  const { spec } = values;
  if (typeof spec === "string") return { ...values, spec };
  const whose = name === undefined ? "the configuration" : `the contract "${name}" of the configuration`;
  throw new ContractError(`${whose} names no \`spec\``, { places: [place], hint });
}

/** A file of JSON, also behind a byte order mark. Throws a ContractError with the path of the file. */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return JSON.parse(withoutMark(text));
  } catch (cause) {
    const places = [{ file: shown(file), line: 1, column: 1 }];
    throw new ContractError((cause as Error).message, { places, hint: "fix the JSON", cause });
  }
}
