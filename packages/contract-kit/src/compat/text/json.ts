import type { Finding } from "@partner-licenses/contract-diff";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import type { Cell, History } from "../matrix.ts";

/** The histories as JSON: the same on every machine, so that it can be committed. */
export function jsonText(histories: readonly History[]): string {
  return `${JSON.stringify({ histories: histories.map(portable) }, null, 2)}\n`;
}

function portable({ folder, rows, cells, disagreements, unseen, forbidden }: History) {
  return {
    folder,
    versions: rows.map(({ label, version, origin, programs }) => ({
      label,
      version,
      packages: origin,
      programs,
    })),
    cells: cells.map((cell) => ({ ...flatCell(cell), forbidden: forbidden.includes(cell) })),
    disagreements: disagreements.map(({ finding, ...rest }) => ({
      ...rest,
      ...(finding && { finding: flat(finding) }),
    })),
    unseen: unseen.map(({ finding, ...rest }) => ({ ...rest, finding: flat(finding) })),
  };
}

function flatCell({ findings, evidence, ...cell }: Cell) {
  return {
    ...cell,
    failures: evidence.map(({ base, revision, words, ...facts }) => facts),
    findings: findings.map(({ item, evidence: own }) => ({ ...flat(item), failures: own.length })),
  };
}

type Short = Pick<Finding, "id" | "level" | "direction" | "message"> & {
  fingerprint: string;
  accepted?: string;
};

function flat({ finding: { id, level, direction, message }, fingerprint, accepted }: JudgedFinding): Short {
  return { id, level, direction, message, fingerprint, ...(accepted && { accepted: accepted.reason }) };
}
