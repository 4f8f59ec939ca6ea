import type { VersionType } from "@changesets/types";
import type { ReleaseTool } from "@partner-licenses/contract-diff/project";
import { changesetsPlan } from "./changesets.ts";
import {
  commitsPlan,
  givenPlan,
  infoVersionPlan,
  type PlanFacts,
  releasePleasePlan,
  tagsPlan,
} from "./others.ts";
import type { ReleasePlan } from "./plan.ts";

/** What is declared: by a person on the command line, else by the tool that makes the releases. */
export async function planOf(
  tool: ReleaseTool,
  facts: PlanFacts,
  declared: VersionType | undefined,
): Promise<ReleasePlan> {
  if (declared !== undefined) return givenPlan(declared);
  const plans = {
    changesets: () => changesetsPlan(facts.carrier.dir),
    "release-please": () => releasePleasePlan(facts),
    "semantic-release": () => commitsPlan(facts),
    "info.version": () => infoVersionPlan(facts),
    tags: () => tagsPlan(facts),
  } as const;
  return plans[tool]();
}
