import { wrap } from "../report/wrap.ts";
import type { Options } from "./arguments.ts";

/** The help of a command, at most 80 columns wide. */
export function helpText(usage: readonly string[], purpose: string, options: Options, notes = ""): string {
  const rows = Object.entries({ ...options, ...help }).map(([name, option]) => {
    const value = option.value === undefined ? "" : ` <${option.value}>`;
    const short = option.short === undefined ? "    " : `-${option.short}, `;
    const more = [
      ...(option.choices === undefined ? [] : [option.choices.join(", ")]),
      ...(option.default === undefined ? [] : [`default: ${option.default}`]),
    ];
    const text = more.length === 0 ? option.text : `${option.text} (${more.join("; ")})`;
    return { name: `${short}--${name}${value}`, text };
  });
  const width = Math.max(...rows.map(({ name }) => name.length)) + 4;
  const lines = rows.flatMap(({ name, text }) =>
    wrap(text, 80 - width).map((line, index) => `${(index === 0 ? `  ${name}` : "").padEnd(width)}${line}`),
  );
  const [first, ...others] = usage;
  const used = [`Usage: ${first}`, ...others.map((each) => `       ${each}`)];
  return `${[...used, "", ...wrap(purpose, 80), "", "Options:", ...lines].join("\n")}\n${notes === "" ? "" : `\n${notes}\n`}`;
}

const help: Options = { help: { short: "h", text: "print this help" } };
