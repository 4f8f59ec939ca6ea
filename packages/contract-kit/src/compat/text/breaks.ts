import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import type { Evidence } from "../evidence.ts";
import type { Cell, History } from "../matrix.ts";

/** A break that a version brings to older ones, with what shows each of its causes. */
export interface Break {
  readonly older: readonly string[];
  readonly newer: string;
  /** The version does not announce it. */
  readonly forbidden: boolean;
  readonly causes: readonly { readonly item: JudgedFinding; readonly evidence: readonly Evidence[] }[];
}

/** The breaks of a history from the oldest version on; older versions that break alike are listed together. */
export function breaksOf({ rows, cells, forbidden }: History): Break[] {
  const labels = rows.map(({ label }) => label);
  const red = cells.filter(({ state, client, server }) => state === "breaks" && client !== server);
  return labels.flatMap((newer, at) => {
    const found = labels.slice(0, at).flatMap((older): Break[] => {
      const own = red.filter((cell) => cell.client === older && cell.server === newer);
      const causes = causesOf(own);
      const unannounced = own.some((cell) => forbidden.includes(cell));
      // What no finding explains is reported as a disagreement.
      return causes.length === 0 ? [] : [{ older: [older], newer, forbidden: unannounced, causes }];
    });
    return found.reduce(together, []);
  });
}

function together(list: readonly Break[], next: Break): Break[] {
  const key = ({ forbidden, causes }: Break) =>
    [forbidden, ...causes.map(({ item }) => item.fingerprint)].join(" ");
  const same = list.find((each) => key(each) === key(next));
  if (same === undefined) return [...list, next];
  // Shown with the failures of the newest, which are those that the break itself brought.
  return list.map((each) => (each === same ? { ...next, older: [...same.older, ...next.older] } : each));
}

/** A newer client that an older server is not enough for, and the findings that say why. */
export function needsOf({ cells }: History): { client: string; server: string; ids: string[] }[] {
  return cells
    .filter(({ state }) => state === "newer")
    .map(({ client, server, findings }) => ({
      ...{ client, server },
      ids: findings.map(({ item }) => item.finding.id),
    }));
}

function causesOf(cells: readonly Cell[]): Break["causes"] {
  const all = cells.flatMap(({ findings }) => findings);
  const items = [...new Map(all.map(({ item }) => [item.fingerprint, item])).values()];
  return items.map((item) => {
    const own = all.filter((each) => each.item.fingerprint === item.fingerprint);
    return { item, evidence: foremost(own.flatMap(({ evidence }) => evidence)) };
  });
}

/** One failure for each of those who noticed, those of people's own code first. */
function foremost(evidence: readonly Evidence[]): Evidence[] {
  const order: Evidence["via"][] = ["program", "compiler", "client", "server", "schema"];
  const first = order.flatMap((via) => evidence.find((each) => each.via === via) ?? []);
  return first.filter(({ via }) => via !== "schema" || first.length === 1);
}
