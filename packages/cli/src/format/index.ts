import type { Row } from "../rows.ts";
import type { Style } from "../style.ts";
import { chart } from "./chart.ts";
import { csv } from "./csv.ts";
import { table } from "./table.ts";

/** What the formats for people need to know about the terminal. */
export interface Page {
  readonly style: Style;
  /** Columns that a line may take. */
  readonly width: number;
  /** Locale of numbers. */
  readonly locale: string;
}

const writers = {
  table,
  json: (rows: readonly Row[]) => `${JSON.stringify(rows, null, 2)}\n`,
  csv,
  chart,
} satisfies Record<string, (rows: readonly Row[], page: Page) => string>;

export type Format = keyof typeof writers;

/** What `--format` takes. */
export const formats = Object.keys(writers) as Format[];

/** The rows as text, ending in a line break. */
export function write(format: Format, rows: readonly Row[], page: Page): string {
  return writers[format](rows, page);
}
