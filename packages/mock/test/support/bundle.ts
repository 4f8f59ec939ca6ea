import { createRequire } from "node:module";

type Json = Record<string, unknown>;

/** The bundle that the mock serves by default. */
export const bundle = createRequire(import.meta.url)("@partner-licenses/spec") as Json;

export interface DeclaredExample {
  path: string;
  method: string;
  status: number;
  mediaType: string;
  name: string;
  value: unknown;
  headers: Record<string, unknown>;
}

function at(node: unknown): Json {
  const found = node as Json;
  if (typeof found?.$ref !== "string") return found ?? {};
  const steps = found.$ref.slice(2).split("/");
  return at(steps.reduce<unknown>((current, step) => (current as Json)[step], bundle));
}

function headerExamples(response: Json): Record<string, unknown> {
  const headers = Object.entries((response.headers ?? {}) as Json);
  return Object.fromEntries(headers.map(([name, header]) => [name, at(header).example]));
}

function examplesOf(path: string, method: string, status: string, response: Json): DeclaredExample[] {
  const headers = headerExamples(response);
  const contents = Object.entries((response.content ?? {}) as Json);
  return contents.flatMap(([mediaType, content]) =>
    Object.entries((at(content).examples ?? {}) as Json).map(([name, example]) => ({
      path,
      method: method.toUpperCase(),
      status: Number(status),
      mediaType,
      name,
      value: at(example).value,
      headers,
    })),
  );
}

const verbs = ["get", "put", "post", "delete", "patch", "head", "options"];

/** Every named example of every response that the bundle declares. */
export const declaredExamples: DeclaredExample[] = Object.entries(bundle.paths as Json).flatMap(
  ([path, item]) =>
    Object.entries(at(item))
      .filter(([method]) => verbs.includes(method))
      .flatMap(([method, operation]) =>
        Object.entries(at(operation).responses as Json).flatMap(([status, response]) =>
          examplesOf(path, method, status, at(response)),
        ),
      ),
);
