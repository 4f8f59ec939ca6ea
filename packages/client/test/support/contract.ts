import spec from "@partner-licenses/spec" with { type: "json" };

/** One named example of a response. */
export interface NamedExample {
  readonly operationId: string;
  readonly status: number;
  readonly name: string;
  readonly media: string;
  readonly value: unknown;
  readonly notRefreshable: boolean;
}

type Json = Record<string, unknown>;

/** Follows a local reference of the bundle. */
export function resolve(value: unknown): Json {
  const reference = (value as Json | undefined)?.$ref;
  if (typeof reference !== "string") return (value ?? {}) as Json;
  const steps = reference.slice(2).split("/");
  return resolve(steps.reduce<unknown>((node, step) => (node as Json)[step], spec));
}

/** Every response of every operation of the contract. */
export function responses() {
  return Object.values(spec.paths).flatMap((item) =>
    Object.values(item as Json).flatMap((operation) => {
      const { operationId, responses: declared } = operation as { operationId?: string; responses?: Json };
      if (!operationId || !declared) return [];
      return Object.entries(declared).map(([status, response]) => ({
        operationId,
        status: Number(status),
        response: resolve(response),
      }));
    }),
  );
}

/** Every named response example of the contract, in its order: the first one of a status is its default. */
export const examples: NamedExample[] = responses().flatMap(({ operationId, status, response }) =>
  Object.entries((response.content ?? {}) as Json).flatMap(([media, content]) =>
    Object.entries((resolve(content).examples ?? {}) as Json).map(([name, reference]) => {
      const example = resolve(reference);
      const notRefreshable = example["x-not-refreshable"] === true;
      return { operationId, status, name, media, value: example.value, notRefreshable };
    }),
  ),
);

/** The example of a status by name; without a name, the default one. */
export function example(status: number, name?: string): NamedExample {
  const found = examples.find(
    (entry) => entry.status === status && (name === undefined || entry.name === name),
  );
  if (!found) throw new Error(`The contract has no example ${name ?? ""} of status ${status}`);
  return found;
}
