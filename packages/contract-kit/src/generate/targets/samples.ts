import type { Model } from "../../model/model.ts";
import { firstFree } from "../../model/naming/free.ts";
import { securityPlan } from "../client/security.ts";
import { type GenerateConfig, sampleClientOf } from "../config.ts";
import { sampleOf } from "../samples/sample.ts";

type Settings = Pick<GenerateConfig, "name" | "packages" | "sampleClient">;

/** One TypeScript sample for each operation, a module that compiles and runs against the mock. */
export function samplesTarget(model: Model, config: Settings): Record<string, string> {
  const taken = new Set<string>();
  const files = [...samplesOf(model, config)].map(([id, text]) => [
    `samples/${fileName(id, taken)}.ts`,
    text,
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

/** The samples by operationId. */
export function samplesOf(model: Model, config: Settings): Map<string, string> {
  const client = sampleClientOf(config, model);
  const plan = securityPlan(model);
  return new Map(
    model.operations.map((operation) => [operation.id, sampleOf(model, operation, client, plan)]),
  );
}

/** A file's name on every system: some do not distinguish upper and lower case. */
function fileName(id: string, taken: Set<string>): string {
  const clean = id.replaceAll(/[^\p{L}\p{M}\p{N}_./-]+/gu, "-").replaceAll(/(^|\/)[./]+/g, "$1");
  const name = clean === "" ? "operation" : clean;
  const free = firstFree(taken, [name.toLowerCase()]);
  return name + free.slice(name.length);
}
