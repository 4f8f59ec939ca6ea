import { expect, it } from "vitest";
import { diff } from "../../src/index.ts";
import { readSpec, specs } from "../specs.ts";

// Wherever a contract may say something in words, other words are documentation and nothing else.
type Path = readonly string[];

/** Keys below which names stand that authors choose. */
const maps = new Set([
  ...["paths", "webhooks", "callbacks", "responses", "headers", "content", "encoding", "examples", "links"],
  ...["properties", "patternProperties", "dependentSchemas", "$defs", "schemas", "parameters", "variables"],
  ...["requestBodies", "securitySchemes", "pathItems", "components", "flows"],
]);
/** Keys whose values are data, not parts of the contract. */
const data = new Set([
  ...["example", "default", "enum", "const", "required", "security", "mapping", "scopes", "value"],
  ...["dependentRequired", "x-extensible-enum"],
]);

function* spots(value: unknown, path: Path, named: boolean): Generator<Path> {
  if (typeof value !== "object" || value === null) return;
  if (!named && !Array.isArray(value)) yield path;
  const bare = named || Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    if (!bare && data.has(key)) continue;
    const inComponents = path.length === 1 && path[0] === "components";
    // A callback is a map of expressions.
    const isCallback = named && path.at(-1) === "callbacks";
    yield* spots(inner, [...path, key], inComponents || isCallback || (!bare && maps.has(key)));
  }
}

it.each(specs)("%s", async (name) => {
  const wrong: string[] = [];
  for (const path of spots(readSpec(name), [], false)) {
    for (const [key, words] of [
      ["description", "Other words."],
      ["x-note", { words: true }],
    ] as const) {
      const [base, revision] = [readSpec(name), readSpec(name)];
      path.reduce((part, step) => part[step], revision)[key] = words;
      const { bump, findings } = await diff(base, revision);
      const unused = path[1] === "securitySchemes" && bump === "none";
      if (bump !== "patch" && !unused)
        wrong.push(`${path.join(" ")} ${key}: ${bump} ${findings[0]?.message}`);
    }
  }
  expect(wrong).toEqual([]);
});
