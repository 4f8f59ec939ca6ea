import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Contract } from "@partner-licenses/contract-kit/docs";
import { type Changes, changesBetween, type HistoryEntry } from "@partner-licenses/contract-kit/history";
import type { Options } from "../options.ts";
import type { Version } from "./versions.ts";

/** What one version changed against the one before it. */
export interface Step extends Changes {
  /** Of the version that changed: `1.2.0`, or `next`. */
  id: string;
  name: string;
  /** Name of the version before. */
  before: string;
  date: string | undefined;
  /** The text of a contract, by the short name that the findings' places have. */
  read: (file: string) => string | undefined;
}

type Findings = Changes["findings"];

/** The steps of the history, oldest first. */
export function stepsOf(history: HistoryEntry[], versions: Version[]): Step[] {
  const byId = new Map(versions.map((version) => [version.id, version]));
  return history.flatMap(({ version, before, bump, findings }) => {
    const [older, newer] = [byId.get(before ?? ""), byId.get(version)];
    if (!older || !newer || !bump || !findings) return [];
    return [makeStep(older, newer, { bump, findings })];
  });
}

/** What the contract at hand changes since the newest release; undefined when it says the same. */
export async function unreleasedStep(
  newest: HistoryEntry,
  released: Version,
  working: Version,
  options: Options,
): Promise<Step | undefined> {
  const changes = await changesBetween(newest.file, options.source, options.accepted);
  const step = makeStep(released, { ...working, id: "next", name: "Unreleased" }, changes);
  return step.findings.length === 0 ? undefined : step;
}

function makeStep(older: Version, newer: Version, { bump, findings }: Changes): Step {
  const files = new Map<string, string>();
  const news = sameInfo(older.contract, newer.contract)
    ? findings.filter(({ finding }) => finding.revision?.pointer !== "#/info")
    : findings;
  return {
    id: newer.id,
    name: newer.name,
    before: older.name,
    date: newer.date,
    bump: news.length === 0 ? "none" : bump,
    findings: shorten(news, files),
    read: (file) => readFileSync(files.get(file) ?? file, "utf8"),
  };
}

/** Every release changes `info.version`: that alone is no news. */
function sameInfo({ info: a }: Contract, { info: b }: Contract): boolean {
  return isDeepStrictEqual({ ...a, version: "" }, { ...b, version: "" });
}

/** Findings whose places have a file's name only, so that no page gives away where the site was built. */
function shorten(findings: Findings, files: Map<string, string>): Findings {
  type Place = NonNullable<Findings[number]["finding"]["base"]>;
  const short = (place: Place | undefined) => {
    if (place?.file === undefined) return place;
    const name = basename(place.file);
    files.set(name, place.file);
    return { ...place, file: name };
  };
  return findings.map((item) => {
    const { base, revision, ...rest } = item.finding;
    const [left, right] = [short(base), short(revision)];
    return { ...item, finding: { ...rest, ...(left && { base: left }), ...(right && { revision: right }) } };
  });
}
