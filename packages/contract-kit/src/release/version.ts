import type { Project } from "@partner-licenses/contract-diff/project";
import { ContractError } from "@partner-licenses/document/errors";
import { installCommand } from "../adopt/install.ts";
import { gate, passes } from "../gate/gate.ts";
import { gateText } from "../gate/print.ts";
import { readGenerateConfig } from "../generate/config.ts";
import { examine } from "../generate/examine.ts";
import { generate } from "../generate/generate.ts";
import { record } from "../history/record.ts";
import { typedCommand } from "../repository/command.ts";
import { restoreTree } from "../repository/tree.ts";
import { build, changeset, runStep } from "./steps.ts";
import { readReleasable } from "./workspace.ts";

/**
 * Uses up the changesets: numbers and changelogs, the contract in the store of releases, generated code, the lockfile,
 * and a build of it all. Before anything is raised it looks for what would fail later; when a step fails, all is as
 * before. Throws a ContractError then.
 */
export async function version(config: string): Promise<void> {
  const { root, projects, workspace } = await readReleasable(config);
  if (workspace.changesets.length === 0)
    throw new ContractError("no changeset waits for a version", {
      hint: `${typedCommand(root, "gate", "--write")}, or npx changeset`,
    });
  for (const project of projects) await requireSound(config, project);
  try {
    changeset(workspace.root, "version");
    for (const project of projects) {
      const settings = await readGenerateConfig(config, project.name);
      await record(project);
      if (settings.outputs.size > 0) await generate(settings);
    }
    runStep(workspace.root, ...installCommand(workspace.root));
    build(workspace.root);
  } catch (error) {
    restoreTree(root);
    throw error;
  }
}

async function requireSound(config: string, project: Project): Promise<void> {
  await examine(await readGenerateConfig(config, project.name));
  const result = await gate(project);
  if (!passes(result)) throw new ContractError(gateText(result).trim(), { hint: "nothing was changed" });
}
