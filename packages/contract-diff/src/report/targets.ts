import { ContractError } from "@partner-licenses/document/errors";

/** A format, and the file that it is written to; to the standard output without one. */
export interface Target<Format extends string> {
  readonly format: Format;
  readonly file?: string;
}

/**
 * Reads `--format sarif=report.sarif`, `--format pretty`: what is written, and to where. `output` is the file of
 * a format that names none. Throws a ContractError for an unknown format, and when two would share one output.
 */
export function readTargets<Format extends string>(
  given: readonly string[],
  known: readonly Format[],
  output?: string,
): Target<Format>[] {
  const targets = (given.length === 0 ? ["pretty"] : given).map((each): Target<Format> => {
    const [name = "", ...rest] = each.split("=");
    const format = known.find((one) => one === name);
    if (format === undefined)
      throw new ContractError(`\`--format ${each}\` is not a choice`, {
        hint: `Allowed choices are ${known.join(", ")}.`,
      });
    const file = rest.length === 0 ? output : rest.join("=");
    return file === undefined || file === "" ? { format } : { format, file };
  });
  const files = targets.map(({ file }) => file);
  if (new Set(files).size < files.length)
    throw new ContractError("several formats cannot share one output", {
      hint: "give each a file of its own: `--format sarif=report.sarif`",
    });
  return targets;
}
