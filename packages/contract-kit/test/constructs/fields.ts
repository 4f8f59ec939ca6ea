import { isObject } from "@partner-licenses/document/json";

/** The meta-schemas of a version, as a package of others carries them. */
const sources = {
  "3.0": ["@hyperjump/json-schema/openapi-3-0", ["schema.js"]],
  "3.1": ["@hyperjump/json-schema/openapi-3-1", ["schema.js", "meta/base.js"]],
  "3.2": ["@hyperjump/json-schema/openapi-3-2", ["schema.js", "meta/base.js"]],
  schema: [
    "@hyperjump/json-schema/draft-2020-12",
    ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content"].map(
      (name) => `meta/${name}.js`,
    ),
  ],
} as const;

/** What the meta-schemas call objects that are none of the specification, or are told apart by a value only. */
const joined: Readonly<Record<string, string>> = {
  "external-docs": "external-documentation",
  "parameter-location": "parameter",
  "api-key-security-scheme": "security-scheme",
  "http-security-scheme": "security-scheme",
  "oauth2-security-scheme": "security-scheme",
  "open-id-connect-security-scheme": "security-scheme",
  "implicit-oauth-flow": "oauth-flows",
  "password-oauth-flow": "oauth-flows",
  "client-credentials-flow": "oauth-flows",
  "authorization-code-oauth-flow": "oauth-flows",
};
/** Parts of several objects, whose fields stand in those too; `parameters` is the list. */
const parts = new Set(["examples", "styles-for-form", "parameters"]);

/** Slips of a meta-schema: 3.1 calls the `server` of a link `body`. */
const slips = new Set(["link.body"]);

/** Every field of every object in the official meta-schemas, as `object.field`, with the versions that have it. */
export async function allFields(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [version, [entry, files]] of Object.entries(sources))
    for (const file of files)
      for (const field of await fieldsIn(entry, file)) {
        const versions = found.get(field) ?? [];
        if (!versions.includes(version)) found.set(field, [...versions, version]);
      }
  return found;
}

async function fieldsIn(entry: string, file: string): Promise<string[]> {
  const module = (await import(new URL(file, import.meta.resolve(entry)).href)) as { default: object };
  const { $defs, definitions, ...top } = module.default as Record<string, unknown>;
  const isSchema = file.startsWith("meta/");
  const objects = Object.entries({
    ...(isObject($defs) && $defs),
    ...(isObject(definitions) && definitions),
  });
  const own: [string, unknown][] = [[isSchema ? "schema" : "root", top], ...objects];
  return own.flatMap(([name, schema]) => {
    const object = kebab(name);
    if (parts.has(object)) return [];
    const fields = [...names(schema)].map((field) => `${joined[object] ?? object}.${field}`);
    return fields.filter((field) => !slips.has(field));
  });
}

/** The names under `properties`, wherever they stand in a part of a meta-schema. */
function names(schema: unknown): Set<string> {
  const found = new Set<string>();
  for (const [key, value] of Object.entries(schema ?? {})) {
    if (typeof value !== "object" || value === null) continue;
    if (key === "properties") for (const name of Object.keys(value)) found.add(name);
    const inner = key === "properties" ? Object.values(value) : [value];
    for (const each of inner) for (const name of names(each)) found.add(name);
  }
  return found;
}

function kebab(name: string): string {
  return name
    .replace("OAuth", "Oauth")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}
