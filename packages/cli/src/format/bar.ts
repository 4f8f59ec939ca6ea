import type { Style } from "../style.ts";

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** How bars of one chart are drawn: all of them have the same length, and the 100 % line in the same column. */
export interface Scale {
  /** Columns up to 100 %. */
  readonly below: number;
  /** Columns above 100 %; 0 when no value is above. */
  readonly above: number;
  /** The value at the end of the scale. */
  readonly most: number;
}

/** A scale of `width` columns, its 100 % line included, that ends at the largest value above 100. */
export function scaleFor(values: readonly number[], width: number): Scale {
  const most = Math.max(100, ...values);
  const cells = Math.max(2, width - 1);
  const below = most === 100 ? cells : Math.min(cells - 1, Math.max(1, Math.round((cells * 100) / most)));
  return { below, above: cells - below, most };
}

/** One bar: a full block up to 100 %, a track where nothing is used, the line, and another character above it. */
export function bar(value: number, { below, above, most }: Scale, style: Style): string {
  const used = blocks((Math.min(value, 100) / 100) * below);
  const track = "░".repeat(Math.max(0, below - used.length));
  const share = value > 100 && most > 100 ? (value - 100) / (most - 100) : 0;
  const more = share > 0 ? "▓".repeat(Math.min(above, Math.max(1, Math.round(share * above)))) : "";
  return (
    style.bar(used) +
    style.quiet(track) +
    style.strong("│") +
    style.over(more) +
    " ".repeat(above - more.length)
  );
}

/** Blocks to an eighth of a column; anything above zero shows as something. */
function blocks(columns: number): string {
  if (!(columns > 0)) return "";
  const steps = Math.max(1, Math.round(columns * 8));
  return "█".repeat(Math.floor(steps / 8)) + eighths[steps % 8];
}
