import type { Project } from "@partner-licenses/contract-diff/project";
import { shown } from "@partner-licenses/document/files";
import { quoted, typedCommand } from "../repository/command.ts";

/** Where a configuration is that nobody names; without it a repository has none. */
export const usualConfig = "contract.config.json";

/** A command for one contract as people type it: by its path, or by its name in the configuration. */
export function typedFor(
  { folder, spec, name, config }: Project,
  command: "check" | "gate",
  ...args: readonly string[]
): string {
  if (config === undefined) return typedCommand(folder, command, quoted(shown(spec)), ...args);
  const where = shown(config) === usualConfig ? [] : ["--config", quoted(shown(config))];
  const which = name === undefined ? [] : ["--contract", name];
  return typedCommand(folder, command, ...where, ...which, ...args);
}
