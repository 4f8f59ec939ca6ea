import type { Encoding } from "./forms.ts";
import type { Written } from "./wire.ts";

/** The parts of OpenAPI that the judged contracts are made of. */
export interface Contract {
  openapi: string;
  info: object;
  servers?: Server[] | undefined;
  security?: Requirement[];
  paths: Record<string, Item>;
  components?: { securitySchemes?: Record<string, Record<string, unknown>> };
}

export interface Server {
  url: string;
  variables?: Record<string, { default: string; enum?: string[] }>;
}

export type Requirement = Record<string, string[]>;

export interface Item {
  parameters?: Parameter[];
  servers?: Server[];
  get?: Operation;
  put?: Operation;
  post?: Operation;
}

export const methods = ["get", "put", "post"] as const;

export interface Parameter extends Written {
  readonly required?: boolean;
  readonly allowEmptyValue?: boolean;
  readonly schema?: object;
  readonly content?: Content;
}

export type Content = Record<string, { schema?: object; encoding?: Record<string, Encoding> }>;

/** By name, and by where the server calls. */
export type Callbacks = Record<string, Record<string, { post: Operation }>>;

export interface Response {
  description: string;
  headers?: Record<string, Omit<Parameter, "name" | "in">>;
  content?: Content;
}

export interface Operation {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Response>;
  callbacks?: Callbacks;
  security?: Requirement[];
  servers?: Server[];
}

/** The names of the variables that a path has. */
export function variablesOf(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
}

/** Whether a contract that was edited or made smaller is one still. */
export function isWhole({ paths, security = [], components }: Contract): boolean {
  return Object.entries(paths).every(([path, item]) => {
    const operations = methods.flatMap((method) => (item[method] === undefined ? [] : [item[method]]));
    const called = operations.flatMap((operation) =>
      Object.values(operation.callbacks ?? {}).flatMap((calls) =>
        Object.values(calls).flatMap(({ post }) => post ?? {}),
      ),
    );
    return [...operations, ...called].every((operation) => {
      // No address holds anything for a callback.
      if (called.includes(operation)) return isCall(operation);
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      const inPath = new Set(parameters.filter((each) => each.in === "path").map(({ name }) => name));
      const ways = [...security, ...(operation.security ?? [])];
      return (
        parameters.every(({ name, in: place, schema, content }) => name && place && (schema ?? content)) &&
        variablesOf(path).every((name) => inPath.delete(name)) &&
        inPath.size === 0 &&
        Object.keys(operation.responses).length > 0 &&
        Object.values(operation.requestBody?.content ?? {}).every((media) => media.schema) &&
        ways.flatMap(Object.keys).every((name) => components?.securitySchemes?.[name]?.type)
      );
    });
  });
}

function isCall({ parameters = [], responses, requestBody }: Operation): boolean {
  return (
    parameters.every(({ name, in: place, schema }) => name && place && schema) &&
    Object.keys(responses ?? {}).length > 0 &&
    Object.values(requestBody?.content ?? {}).every((media) => media.schema)
  );
}
