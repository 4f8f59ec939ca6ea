import { nearest } from "@partner-licenses/document/near";
import { findScenario, scenarioNames } from "../scenarios.ts";

/** What a request asks the mock to do, from `Prefer` or from `?__code=` and its like. */
export interface Preferences {
  code?: number;
  example?: string;
  dynamic?: boolean;
  seed?: string;
  /** Milliseconds to wait before the answer. */
  delay?: number;
  scenario?: string;
}

/** A preference that cannot be followed; `known` lists what can. */
export interface PreferenceFault {
  title: string;
  detail: string;
  known?: readonly (string | number)[];
}

export type Parsed = { value: Preferences; fault?: never } | { fault: PreferenceFault; value?: never };

/** Longest delay that a request may ask for, in milliseconds. */
export const longestDelay = 600_000;

const names = ["code", "example", "dynamic", "seed", "delay", "scenario"] as const;

/** Whether a parameter of the query is one of the mock's own, such as `__code`. */
export function isPreference(name: string): boolean {
  return name === "__server" || name === "__page" || (name.startsWith("__") && isName(name.slice(2)));
}

type Name = (typeof names)[number];
type Given = Partial<Record<Name, string>>;

/** `Prefer` wins over the query, as in Prism; of one name given twice the first counts. */
export function parsePreferences(prefer: string | undefined, query: URLSearchParams): Parsed {
  const { code, dynamic, delay, example, seed, scenario } = prefer ? fromHeader(prefer) : fromQuery(query);
  if (code !== undefined && !/^\d{3}$/.test(code))
    return malformed(`code=${code} is not a status; write code=429.`);
  if (dynamic !== undefined && !/^(true|false|)$/.test(dynamic)) {
    return malformed(`dynamic=${dynamic} is neither true nor false.`);
  }
  if (delay !== undefined && !(/^\d{1,6}$/.test(delay) && Number(delay) <= longestDelay)) {
    return malformed(`delay=${delay} is no number of milliseconds from 0 to ${longestDelay}.`);
  }
  if (scenario && !findScenario(scenario)) return { fault: unknownName("scenario", scenario, scenarioNames) };
  const value: Preferences = {};
  if (code !== undefined) value.code = Number(code);
  if (dynamic !== undefined) value.dynamic = dynamic !== "false";
  if (delay !== undefined) value.delay = Number(delay);
  if (example) value.example = example;
  if (seed) value.seed = seed;
  if (scenario) value.scenario = scenario;
  return { value };
}

/** Says that a name is not known, which it might have been, and what the known ones are. */
export function unknownName(
  kind: string,
  name: string | number,
  known: readonly (string | number)[],
): PreferenceFault {
  const guess = nearest(String(name), known.map(String));
  const hint = guess ? ` Did you mean ${kind}=${guess}?` : "";
  const list = known.length > 0 ? `Known: ${known.join(", ")}.` : "The contract has none here.";
  return { title: `Unknown ${kind} in Prefer`, detail: `There is no ${kind}=${name}.${hint} ${list}`, known };
}

function malformed(detail: string): Parsed {
  return { fault: { title: "Cannot read Prefer", detail } };
}

function isName(name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function fromQuery(query: URLSearchParams): Given {
  const given: Given = {};
  for (const name of names) {
    const value = query.get(`__${name}`);
    if (value !== null) given[name] = value;
  }
  return given;
}

function fromHeader(prefer: string): Given {
  const given: Given = {};
  for (const part of prefer.match(/(?:[^,;"]|"[^"]*"?)+/g) ?? []) {
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? "" : part.slice(equals + 1).trim();
    if (isName(name)) given[name] ??= /^".*"$/.test(value) ? value.slice(1, -1) : value;
  }
  return given;
}
