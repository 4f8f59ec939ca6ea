// Tables of the measured figures, for the docs and for the package's README.
import { features } from "./features.mjs";

const round = (value, digits = 0) => value.toFixed(digits);
const ratio = (a, b) => (a / b).toFixed(2);
const table = (rows) => rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const ruled = ([head, ...rows]) => table([head, head.map(() => "--"), ...rows]);

/** Markdown table of what was measured. */
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

function ratios({ mocks }) {
  const { prism } = mocks;
  const row = (name) => {
    const { start, load } = mocks[name];
    return [
      `${name}, to Prism`,
      ratio(start.cpuMs, prism.start.cpuMs),
      ratio(start.wallMs, prism.start.wallMs),
      ...[4, 50].map((size) => ratio(load[size].microseconds, prism.load[size].microseconds)),
    ];
  };
  const head = ["Ratio", "start CPU", "start wall", "CPU per request, 4 connections", "50 connections"];
  return ruled([head, row("ours"), row("ours, another contract")]);
}

function sentences({ npx, soak, parity }) {
  const list = (values, digits) => values.map((value) => round(value, digits)).join(", ");
  return [
    npx &&
      `\`npx\` in an empty folder, downloads cached and nothing installed, to the first answer: ours ${round(npx.ours)} ms, Prism ${round(npx.prism)} ms.`,
    soak &&
      `Soak: ${soak.total} requests at ${soak.connections} connections, ${soak.wrong} wrong answers. Heap after a collection, at each tenth: ${list(soak.heapMib, 1)} MiB. Resident: ${list(soak.rssMib)} MiB.`,
    parity &&
      `Parity: ${parity.sent} requests over ${parity.contracts} contracts, ${parity.same} answers the same as stock Prism's, ${parity.explained} differ for a listed reason, ${parity.mismatches} for any other reason.`,
  ].filter(Boolean);
}

/** The page part that the docs include. */
export function page(results) {
  const intro = `Medians of ${results.rounds} starts; a start ends with the first right answer. The log of each mock is off or at its quietest.`;
  return [figures(results), ratios(results), intro, ...sentences(results), ruled(features)].join("\n\n");
}
