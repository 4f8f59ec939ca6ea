// @ts-check
// Tables of the measured figures, for the docs and for the package's README.
import { features } from "./features.mjs";

/**
 * @typedef {object} Mock
 * @property {import("./install.mjs").Install} [install] when it was installed for the run
 * @property {Awaited<ReturnType<typeof import("./measure.mjs").measureStart>>} start
 * @property {Record<4 | 50, Awaited<ReturnType<typeof import("./measure.mjs").measureLoad>>>} load
 */

/**
 * @typedef {object} Results
 * @property {number} rounds
 * @property {Record<string, Mock>} mocks
 * @property {Awaited<ReturnType<typeof import("./soak.mjs").soak>>} soak
 * @property {Awaited<ReturnType<typeof import("./npx.mjs").timeNpx>>} npx
 * @property {Awaited<ReturnType<typeof import("./parity.mjs").runParity>>} parity
 */

/**
 * The figures of one mock. Throws when it was not measured.
 * @param {Results["mocks"]} mocks
 * @param {string} name
 */
export function mockOf(mocks, name) {
  const mock = mocks[name];
  if (mock === undefined) throw new Error(`${name} was not measured`);
  return mock;
}

/** @type {(value: number, digits?: number) => string} */
const round = (value, digits = 0) => value.toFixed(digits);
/** @type {(a: number, b: number) => string} */
const ratio = (a, b) => (a / b).toFixed(2);
/** @param {readonly (readonly string[])[]} rows */
const table = (rows) => rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
/** @param {readonly (readonly string[])[]} rows */
const ruled = ([head = [], ...rows]) => table([head, head.map(() => "--"), ...rows]);

/**
 * Markdown table of what was measured.
 * @param {Pick<Results, "mocks">} results
 */
export function figures({ mocks }) {
  const head = [
    ...["Mock", "install MiB / packages", "start CPU ms", "start wall ms", "RSS MiB"],
    ...["CPU µs per request, 4 / 50 connections", "requests per second, 4 / 50"],
  ];
  const rows = Object.entries(mocks).map(([name, { install, start, load }]) => {
    const [four, fifty] = [load[4], load[50]];
    return [
      name,
      install ? `${round(install.mib, 1)} / ${install.packages}` : "",
      ...[round(start.cpuMs), round(start.wallMs), round(start.rssMib)],
      `${round(four.microseconds)} / ${round(fifty.microseconds)}`,
      `${round(four.perSecond)} / ${round(fifty.perSecond)}`,
    ];
  });
  return ruled([head, ...rows]);
}

/** @param {Pick<Results, "mocks">} results */
function ratios({ mocks }) {
  const prism = mockOf(mocks, "prism");
  /** @param {string} name */
  const row = (name) => {
    const { start, load } = mockOf(mocks, name);
    return [
      `${name}, to Prism`,
      ratio(start.cpuMs, prism.start.cpuMs),
      ratio(start.wallMs, prism.start.wallMs),
      .../** @type {const} */ ([4, 50]).map((size) =>
        ratio(load[size].microseconds, prism.load[size].microseconds),
      ),
    ];
  };
  const head = ["Ratio", "start CPU", "start wall", "CPU per request, 4 connections", "50 connections"];
  return ruled([head, row("ours"), row("ours, another contract")]);
}

/** @param {Results} results */
function sentences({ npx, soak, parity }) {
  /** @type {(values: readonly number[], digits?: number) => string} */
  const list = (values, digits) => values.map((value) => round(value, digits)).join(", ");
  return [
    `\`npx\` in an empty folder, downloads cached and nothing installed, to the first answer: ours ${round(npx.ours)} ms, Prism ${round(npx.prism)} ms.`,
    `Soak: ${soak.total} requests at ${soak.connections} connections, ${soak.wrong} wrong answers. Heap after a collection, at each tenth: ${list(soak.heapMib, 1)} MiB. Resident: ${list(soak.rssMib)} MiB.`,
    `Parity: ${parity.sent} requests over ${parity.contracts} contracts, ${parity.same} answers the same as stock Prism's, ${parity.explained} differ for a listed reason, ${parity.mismatches} for any other reason.`,
  ];
}

/**
 * The page part that the docs include.
 * @param {Results} results
 */
export function page(results) {
  const intro = `Medians of ${results.rounds} starts; a start ends with the first right answer. The log of each mock is off or at its quietest.`;
  return [figures(results), ratios(results), intro, ...sentences(results), ruled(features)].join("\n\n");
}
