import type { Model } from "../../model/model.ts";
import { firstFree } from "../../model/naming/free.ts";
import { securityPlan } from "../client/security.ts";
import { type GenerateConfig, sampleClientOf } from "../config.ts";
import { reactSampleOf } from "../samples/react.ts";
import { callOf, sampleOf } from "../samples/sample.ts";

type Settings = Pick<GenerateConfig, "name" | "packages" | "sampleClient">;

/** One call of an operation in code. */
export interface CodeSample {
  /** A module that makes the call. */
  readonly typescript: string;
  /** A component with its hook: where the configuration names the package of the hooks, and the operation has one. */
  readonly react?: string;
}

/** The samples of each operation, modules that compile and run against the mock. */
export function samplesTarget(model: Model, config: Settings): Record<string, string> {
  const taken = new Set<string>();
  const files: Record<string, string> = {};
  for (const [id, { typescript, react }] of samplesOf(model, config)) {
    const name = `samples/${fileName(id, taken)}`;
    files[`${name}.ts`] = typescript;
    if (react !== undefined) files[`${name}.react.tsx`] = react;
  }
  return files;
}

/** The samples by operationId. */
export function samplesOf(model: Model, config: Settings): Map<string, CodeSample> {
  const client = sampleClientOf(config, model);
  const hasReact = config.sampleClient?.react !== undefined;
  const plan = securityPlan(model);
  return new Map(
    model.operations.map((operation) => {
      const call = callOf(model, operation);
      const typescript = sampleOf(model, call, client, plan);
      const react = hasReact ? reactSampleOf(call, client) : undefined;
      return [operation.id, { typescript, ...(react !== undefined && { react }) }];
    }),
  );
}

/** A file's name on every system: some do not distinguish upper and lower case. */
function fileName(id: string, taken: Set<string>): string {
  const clean = id.replaceAll(/[^\p{L}\p{M}\p{N}_./-]+/gu, "-").replaceAll(/(^|\/)[./]+/g, "$1");
  const name = clean === "" ? "operation" : clean;
  const free = firstFree(taken, [name.toLowerCase()]);
  return name + free.slice(name.length);
}
