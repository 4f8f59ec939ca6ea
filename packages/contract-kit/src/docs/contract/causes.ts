import { deref, listExamples, listOperations } from "./contract.ts";
import type { Contract, MediaType, Schema } from "./openapi.ts";

/** One documented cause of an error, read from a named example of the contract. */
export interface Cause {
  status: string;
  /** Name of the example: what `Prefer: example=` takes. */
  name: string;
  /** The error code in the example's body, when it has one. */
  code: string | undefined;
  meaning: string;
  /** What the example says beyond its meaning, `""` when it says no more. */
  advice: string;
  /** What the response says about all of its causes. */
  general: string;
  operations: string[];
}

/** Every named example of an error response, each cause once, in the order of the contract. */
export function listCauses(contract: Contract): Cause[] {
  const causes = new Map<string, Cause>();
  for (const { id, responses } of listOperations(contract)) {
    for (const { status, response } of responses) {
      if (/^[123]/.test(status)) continue;
      for (const media of Object.values(response.content ?? {})) {
        for (const cause of causesOf(contract, media, status, response.description ?? "")) {
          const key = JSON.stringify([status, cause.name, cause.code, cause.meaning]);
          const known = causes.get(key);
          if (known) known.operations.push(id);
          else causes.set(key, { ...cause, operations: [id] });
        }
      }
    }
  }
  return [...causes.values()];
}

/** The causes that the named examples of one body tell apart. `fallback` is what the response says. */
export function causesOf(
  contract: Contract,
  media: MediaType,
  status: string,
  fallback: string,
): Omit<Cause, "operations">[] {
  return listExamples(contract, media).map((example) => ({
    status,
    name: example.name,
    code: readRole(contract, media.schema, example.value, "error-code"),
    meaning: example.summary ?? firstSentence(fallback),
    advice: example.description ?? "",
    general: fallback.trim(),
  }));
}

/** The value that an example holds at the property with the given `x-role`, as text. */
function readRole(
  contract: Contract,
  schema: Schema | undefined,
  value: unknown,
  role: string,
): string | undefined {
  if (!schema || typeof value !== "object" || value === null) return undefined;
  const target = deref<Schema>(contract, schema as Schema);
  for (const [name, property] of Object.entries(target.properties ?? {})) {
    const found = (value as Record<string, unknown>)[name];
    if (deref<Schema>(contract, property)["x-role"] === role && found !== undefined) return String(found);
  }
  for (const part of [...(target.allOf ?? []), ...(target.oneOf ?? []), ...(target.anyOf ?? [])]) {
    const found = readRole(contract, part, value, role);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s/)[0] ?? text;
}
