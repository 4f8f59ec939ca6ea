import { parseArgs } from "node:util";
import { ContractError } from "@partner-licenses/document/errors";

/** One option of a command line. */
export interface Option {
  readonly short?: string;
  /** The name of its value; an option without one is on or off. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Whether it may be given several times. */
  readonly many?: true;
  /** What it does. */
  readonly text: string;
}

export type Options = Readonly<Record<string, Option>>;

/** A command line that was read: options that are on, values, and what stands without an option. */
export interface Arguments {
  readonly on: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** All values of the options that may be given several times. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
}

/** Reads a command line. Throws a ContractError, with the next step, for what the command does not know. */
export function readArguments(
  command: string,
  args: readonly string[],
  options: Options,
  most: number,
): Arguments {
  const wrong = (message: string, hint: string) => new ContractError(message, { hint });
  const help = `\`${command} --help\` lists all options`;
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { short, value }]) => [
        name,
        { type: value === undefined ? "boolean" : "string", ...(short !== undefined && { short }) } as const,
      ]),
    ),
  });
  const on = new Set<string>();
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const rest: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") rest.push(token.value);
    if (token.kind !== "option") continue;
    const { name, rawName, value } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined)
      throw wrong(`unknown option \`${rawName}\``, `${nearest(name, options)}${help}`);
    if (option.value === undefined) {
      if (value !== undefined) throw wrong(`\`${rawName}\` takes no value`, `write \`${rawName}\` alone`);
      on.add(name);
    } else if (value === undefined || value === "")
      throw wrong(`\`${rawName}\` needs a value`, `write \`${rawName} <${option.value}>\`; ${help}`);
    else if (option.many) lists.set(name, [...(lists.get(name) ?? []), value]);
    else if (option.choices !== undefined && !option.choices.includes(value))
      throw wrong(
        `\`${rawName} ${value}\` is not a choice`,
        `Allowed choices are ${option.choices.join(", ")}.`,
      );
    else values.set(name, value);
  }
  if (rest.length > most) throw wrong(`${command} takes at most ${most} arguments, not ${rest.length}`, help);
  return { on, values, lists, rest };
}

/** A guess at what was meant: the option that has such a choice, or that shares most letters from the start. */
function nearest(name: string, options: Options): string {
  const chosen = Object.keys(options).find((each) => options[each]?.choices?.includes(name));
  if (chosen !== undefined) return `did you mean \`--${chosen} ${name}\`? `;
  const shared = (other: string) => {
    let count = 0;
    while (count < other.length && other[count] === name[count]) count++;
    return count;
  };
  const [best] = Object.keys(options).sort((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) >= 2 ? `did you mean \`--${best}\`? ` : "";
}
