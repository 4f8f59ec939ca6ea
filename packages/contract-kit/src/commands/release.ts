import { put } from "@partner-licenses/document/output";
import { Command } from "commander";
import pc from "picocolors";

const commands = {
  version: {
    does: "use up the changesets: numbers, changelogs, the stored contract, generated code; all or nothing",
    run: async (config: string) => (await import("../release/version.ts")).version(config),
    next: "commit it, then `contract release`",
  },
  pack: {
    does: "build and pack every public package into release-packages, when all has a version",
    run: async (config: string) => (await import("../release/pack.ts")).pack(config),
    next: "`contract release` publishes what the registry does not have",
  },
  release: {
    does: "pack every public package, publish what the registry does not have, and tag it",
    run: async (config: string) => (await import("../release/release.ts")).release(config),
    next: "git push --follow-tags",
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
      put(`${pc.green("✓")} done\n  next: ${next}\n`);
    });
}
