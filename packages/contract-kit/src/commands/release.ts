import { dirname } from "node:path";
import { put } from "@partner-licenses/document/output";
import { Command } from "commander";
import pc from "picocolors";
import { typedCommand } from "../repository/command.ts";

/** A command as people type it here. */
type Typed = (command: string) => string;

const commands = {
  version: {
    does: "use up the changesets: numbers, changelogs, the stored contract, generated code; all or nothing",
    run: async (config: string) => (await import("../release/version.ts")).version(config),
    next: (typed: Typed) => `commit it, then ${typed("release")}`,
  },
  pack: {
    does: "build and pack every public package into release-packages, when all has a version",
    run: async (config: string) => {
      const { pack, readPublishable } = await import("../release/pack.ts");
      pack(await readPublishable(config));
    },
    next: (typed: Typed) => `${typed("release")} publishes what the registry does not have`,
  },
  release: {
    does: "pack every public package, publish what the registry does not have, and tag it",
    run: async (config: string) => (await import("../release/release.ts")).release(config),
    next: () => "git push --follow-tags",
  },
} as const;

/** `contract version`, `contract pack` and `contract release`: from changesets to the registry. */
export function releaseCommand(name: keyof typeof commands): Command {
  const { does, run, next } = commands[name];
  return new Command(name)
    .description(does)
    .option("-c, --config <file>", "which contract is yours", "contract.config.json")
    .action(async ({ config }: { config: string }) => {
      await run(config);
      const typed: Typed = (command) => typedCommand(dirname(config), command);
      put(`${pc.green("✓")} done\n  next: ${next(typed)}\n`);
    });
}
