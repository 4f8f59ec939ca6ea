import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../support/workspace.ts";

/** A release of the museum's API: its contract, and a program of a consumer. */
export interface MuseumRelease {
  readonly version: string;
  readonly contract: string;
  readonly program: string;
}

const program = `
import type { PartnerClient } from "@partner-licenses/client";
export default async function hours(museum: PartnerClient): Promise<void> {
  const [first] = await museum.museumHours.get();
  if (first?.date.length !== 10) throw new Error("no date");
}
`;

const breaks: readonly (readonly [from: string, to: string])[] = [
  [
    "- name: startDate\n          in: query\n",
    "- name: startDate\n          in: query\n          required: true\n",
  ],
  ['"204":\n          description: The event is gone.', '"200":\n          description: The event is gone.'],
  ["minimum: 1\n        example: 12", "minimum: 10\n        example: 12"],
  ["required: [date, opens, closes]", "required: [opens, closes]"],
];

/** Findings of `contract diff` between the two releases. */
export const plantedIds = [
  "path-removed",
  "request-minimum-tightened",
  "request-parameter-became-required",
  "response-property-became-optional",
  "response-status-removed",
];

/** The contract of another API, and a minor release of it that breaks callers in five ways. */
export async function museumReleases(): Promise<MuseumRelease[]> {
  const museum = await readFile(join(root, "packages/contract-kit/test/fixtures/museum.yaml"), "utf8");
  const changed = breaks.reduce((text, [from, to]) => change(text, from, to), museum);
  const tickets = changed.indexOf("  /tickets/{ticketId}/code:");
  const broken = changed.slice(0, tickets) + changed.slice(changed.indexOf("  /exhibits/{exhibitId}"));
  const dated = change(program, "get()", 'get({ query: { startDate: "2026-07-01" } })');
  const adapted = change(dated, "first?.date.length !== 10", "first?.opens === undefined");
  const named = (version: string, text: string) => text.replace(/^( {2}version:) .*$/m, `$1 ${version}`);
  return [
    { version: "2.1.0", contract: named("2.1.0", museum), program },
    { version: "2.2.0", contract: named("2.2.0", broken), program: adapted },
  ];
}

/** The text with a part replaced; throws when it is not there, so that no break is planted in vain. */
function change(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the contract has no ${from}`);
  return text.replace(from, to);
}
