import { readFile } from "node:fs/promises";
import { join } from "node:path";

interface Measured {
  client: {
    clients: { name: string; size: { gzip: number }; retryAfter: { cells: unknown[]; right: number } }[];
  };
  runtimes: { runtimes: { passed: number; checks: number }[] };
  mock: { mocks: Record<string, { install?: { mib: number }; start: { wallMs: number } }> };
  diff: {
    small: { ratios: Record<"redocly" | "oasdiff", { wall: number }> };
    score: { upstream: { cases: number; engines: Record<string, { right: number }> } };
  };
}

/** What the measured tables say to somebody who decides, as a table whose numbers are theirs. */
export async function inShort(folder: string): Promise<string> {
  const read = async <Name extends keyof Measured>(name: Name): Promise<Measured[Name]> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), "utf8"));
  const client = await read("client");
  const rows = [
    ["the client in a web page", sizeText(client), "[Size and speed](#size-and-speed-of-the-client)"],
    ["the client under throttling", waitText(client), "[Retry-After](#retry-after)"],
    ["your runtime", runtimeText(await read("runtimes")), "[Where the client runs](#where-the-client-runs)"],
    ["the mock in tests and CI", mockText(await read("mock")), "[The mock](#the-mock)"],
    [
      "the diff in a pull request",
      diffText(await read("diff")),
      "[Comparing contracts](#comparing-contracts)",
    ],
  ];
  const head = "| You decide about | In short | All numbers |\n|--|--|--|";
  return [head, ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join("\n");
}

// A number and its unit stay on one line.
const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)}\u00a0kB`;
const seconds = (ms: number) => `${(ms / 1000).toPrecision(2)}\u00a0s`;

/** Ours is the first one; the others that wait and try again do comparable work. */
function split({ clients }: Measured["client"]) {
  const [ours, ...others] = clients;
  if (ours === undefined) throw new Error("client.json has no clients");
  return { ours, others, retrying: others.filter(({ retryAfter }) => retryAfter.right > 0) };
}

function sizeText(client: Measured["client"]): string {
  const { ours, others, retrying } = split(client);
  const sizes = retrying.map(({ size }) => size.gzip);
  const bare = Math.min(...others.map(({ size }) => size.gzip));
  return `${kB(ours.size.gzip)} to download. Others that retry: ${kB(Math.min(...sizes))} to ${kB(Math.max(...sizes))}. Bare \`fetch\`: ${kB(bare)}`;
}

function waitText(client: Measured["client"]): string {
  const { ours, retrying } = split(client);
  const best = Math.max(...retrying.map(({ retryAfter }) => retryAfter.right));
  return `${ours.retryAfter.right} of ${ours.retryAfter.cells.length} forms of the header are honoured; the next best honours ${best}`;
}

function runtimeText({ runtimes }: Measured["runtimes"]): string {
  const all = runtimes.filter(({ passed, checks }) => passed === checks).length;
  return `All checks pass on ${all} of ${runtimes.length} runtimes`;
}

function mockText({ mocks: { ours, "ours, another contract": other, prism } }: Measured["mock"]): string {
  if (!ours?.install || !other || !prism?.install) throw new Error("mock.json lacks ours or Prism");
  return `${ours.install.mib.toFixed(1)}\u00a0MiB to install, Prism ${prism.install.mib.toFixed(0)}. First answer after ${seconds(ours.start.wallMs)}, with a contract of yours ${seconds(other.start.wallMs)}, Prism ${seconds(prism.start.wallMs)}`;
}

function diffText({ small, score: { upstream } }: Measured["diff"]): string {
  const right = (engine: string) => upstream.engines[engine]?.right;
  const { redocly, oasdiff } = small.ratios;
  return `Of ${upstream.cases} pairs that others judged, ${right("ours")} right; redocly ${right("redocly")}, oasdiff ${right("oasdiff")}. A small pair takes ${redocly.wall.toFixed(1)} × the time of redocly and ${oasdiff.wall.toFixed(1)} × that of oasdiff`;
}
