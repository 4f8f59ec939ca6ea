import type { Project } from "@partner-licenses/contract-diff/project";
import { shown } from "@partner-licenses/document/files";
import { quoted, typedCommand } from "../repository/command.ts";

/** Where a configuration is that nobody names; without it a repository has none. */
export const usualConfig = "contract.config.json";

/**
 * A command for one contract as people type it: by its path, or by its name in the configuration. The gate is asked the
 * same question again: the base and the accepted breaks that the caller named are named again, unless `args` do.
 */
export function typedFor(
  { folder, spec, name, config, said = {} }: Project,
  command: "check" | "gate",
  ...args: readonly string[]
): string {
  const again = command === "gate" ? sayAgain(said, args) : [];
  if (config === undefined) return typedCommand(folder, command, quoted(shown(spec)), ...again, ...args);
  const where = shown(config) === usualConfig ? [] : ["--config", quoted(shown(config))];
  const which = name === undefined ? [] : ["--contract", name];
  return typedCommand(folder, command, ...where, ...which, ...again, ...args);
}

function sayAgain({ base, accepted }: NonNullable<Project["said"]>, args: readonly string[]): string[] {
  const isOther = args.includes("--base") || args.includes("--first");
  return [
    ...(base === undefined || isOther ? [] : ["--base", quoted(base)]),
    ...(accepted === undefined ? [] : ["--accepted", quoted(accepted)]),
  ];
}
