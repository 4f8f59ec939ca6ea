import { createHash } from "node:crypto";
import { dirname } from "node:path";
import type { Model } from "../../model/model.ts";
import { firstFree } from "../../model/naming/free.ts";
import { securityPlan } from "../client/security.ts";
import { type GenerateConfig, type SampleClient, sampleClientOf } from "../config.ts";
import { sampleClientIn } from "../imports.ts";
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
export function samplesTarget(model: Model, config: GenerateConfig): Record<string, string> {
  const taken = new Set<string>();
  const names = new Map(model.operations.map(({ id }) => [id, fileName(id, taken)]));
  const files: Record<string, string> = {};
  const clientAt = (id: string) => sampleClientIn(config, model, "samples", dirname(names.get(id) ?? "."));
  for (const [id, { typescript, react }] of samplesById(model, config, clientAt)) {
    const name = names.get(id);
    files[`${name}.ts`] = typescript;
    if (react !== undefined) files[`${name}.react.tsx`] = react;
  }
  return files;
}

/** The samples by operationId. */
export function samplesById(
  model: Model,
  config: Settings,
  clientAt: (id: string) => SampleClient = () => sampleClientOf(config, model),
): Map<string, CodeSample> {
  const hasReact = config.sampleClient?.react !== undefined;
  const plan = securityPlan(model);
  return new Map(
    model.operations.map((operation) => {
      const call = callOf(model, operation);
      const client = clientAt(operation.id);
      const typescript = sampleOf(model, call, client, plan);
      const react = hasReact ? reactSampleOf(call, client) : undefined;
      return [operation.id, { typescript, ...(react !== undefined && { react }) }];
    }),
  );
}

/** A file's name on every system: some do not distinguish upper and lower case, and none takes more than 255 bytes. */
function fileName(id: string, taken: Set<string>): string {
  const clean = id.replaceAll(/[^\p{L}\p{M}\p{N}_./-]+/gu, "-").replaceAll(/(^|\/)[./]+/g, "$1");
  const name = clean === "" ? "operation" : clean.split("/").map(shortened).join("/");
  const free = firstFree(taken, [name.toLowerCase()]);
  return name + free.slice(name.length);
}

/** What is cut off stands in a checksum, so that a name stays as it is when other operations come. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= 200) return name;
  const checksum = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.slice(0, 60)}-${checksum}`;
}
