import { type Operator, onSchema } from "./operator.ts";
import type { Json, Site } from "./sites.ts";

const is =
  (type: string) =>
  ({ schema }: Site) =>
    schema.type === type && schema.enum === undefined && schema.const === undefined;
const open = (type: string, key: string) => (site: Site) => is(type)(site) && site.schema[key] === undefined;
const has =
  (key: string) =>
  ({ schema }: Site) =>
    schema[key] !== undefined;
const set =
  (values: Json) =>
  ({ schema }: Site) =>
    Object.assign(schema, values);
const drop =
  (key: string) =>
  ({ schema }: Site) =>
    delete schema[key];
const object = (site: Site) => site.schema.type === "object" && site.schema.properties !== undefined;
const firstOptional = ({ schema }: Site) =>
  Object.entries<Json>(schema.properties ?? {}).find(
    ([name, inner]) =>
      !(schema.required ?? []).includes(name) &&
      inner.default === undefined &&
      !inner.readOnly &&
      !inner.writeOnly,
  )?.[0];
const firstRequired = (site: Site) =>
  (site.schema.required ?? []).find((name: string) => {
    const inner = site.schema.properties?.[name];
    return inner !== undefined && !inner.readOnly && !inner.writeOnly;
  });

/** Changes that accept less. */
const narrower: Operator[] = [
  onSchema(
    "minLength added",
    "narrower",
    (site) => open("string", "minLength")(site) && anyText(site),
    set({ minLength: 3 }),
  ),
  onSchema("maxLength tightened", "narrower", has("maxLength"), ({ schema }) => schema.maxLength--),
  onSchema("maxLength added", "narrower", open("string", "maxLength"), set({ maxLength: 30 })),
  onSchema("pattern added", "narrower", open("string", "pattern"), set({ pattern: "^[a-y]+$" })),
  onSchema("format added", "narrower", open("string", "format"), set({ format: "hostname" })),
  onSchema("enum added", "narrower", is("string"), set({ enum: ["aaaa", "bbbb"] })),
  onSchema(
    "enum value removed",
    "narrower",
    ({ schema }) => schema.enum?.length > 1,
    ({ schema }) => schema.enum.pop(),
  ),
  onSchema(
    "minimum raised",
    "narrower",
    ({ schema }) => typeof schema.minimum === "number",
    ({ schema }) => schema.minimum++,
  ),
  onSchema("maximum lowered", "narrower", has("maximum"), ({ schema }) => schema.maximum--),
  onSchema("maximum added", "narrower", open("integer", "maximum"), set({ maximum: 50 })),
  onSchema("multipleOf added", "narrower", open("integer", "multipleOf"), set({ multipleOf: 3 })),
  onSchema(
    "number to integer",
    "narrower",
    (site) => is("number")(site) && site.schema.multipleOf === undefined,
    set({ type: "integer" }),
  ),
  onSchema("minItems raised", "narrower", is("array"), ({ schema }) => {
    schema.minItems = (schema.minItems ?? 0) + 1;
  }),
  // A closed list or object, and one with enough required members, are within such limits anyway.
  onSchema(
    "maxItems added",
    "narrower",
    (site) => open("array", "maxItems")(site) && site.schema.items !== false,
    set({ maxItems: 2 }),
  ),
  onSchema(
    "uniqueItems added",
    "narrower",
    (site) => open("array", "uniqueItems")(site) && !site.schema.prefixItems,
    set({ uniqueItems: true }),
  ),
  onSchema("contains added", "narrower", open("array", "contains"), set({ contains: { const: "x" } })),
  onSchema("property became required", "narrower", firstOptional, (site) => {
    site.schema.required = [...(site.schema.required ?? []), firstOptional(site)];
  }),
  onSchema("required property added", "narrower", object, ({ schema }) => {
    schema.properties.fresh = { type: "string" };
    schema.required = [...(schema.required ?? []), "fresh"];
  }),
  onSchema(
    "object closed",
    "narrower",
    (site) => !site.isPart && object(site) && site.schema.additionalProperties === undefined,
    set({ additionalProperties: false }),
  ),
  onSchema(
    "maxProperties added",
    "narrower",
    (site) => object(site) && !site.schema.maxProperties && site.schema.additionalProperties !== false,
    set({ maxProperties: 12 }),
  ),
  onSchema(
    "propertyNames added",
    "narrower",
    (site) => object(site) && site.schema.additionalProperties === undefined,
    set({ propertyNames: { maxLength: 20 } }),
  ),
  onSchema(
    "dependentRequired added",
    "narrower",
    (site) => object(site) && firstOptional(site) && !site.schema.dependentRequired,
    (site) => {
      site.schema.dependentRequired = { [String(firstOptional(site))]: ["other"] };
    },
  ),
  onSchema(
    "patternProperties added",
    "narrower",
    (site) => object(site) && site.schema.additionalProperties === undefined,
    set({ patternProperties: { "^zz": { type: "string" } } }),
  ),
  onSchema(
    "null removed",
    "narrower",
    ({ schema }) => Array.isArray(schema.type),
    ({ schema }) => {
      schema.type = schema.type[0];
    },
  ),
  onSchema("nullable removed", "narrower", ({ schema }) => schema.nullable === true, drop("nullable")),
  onSchema(
    "not added",
    "narrower",
    (site) => is("string")(site) && anyText(site),
    set({ not: { const: "forbidden" } }),
  ),
  onSchema(
    "allOf member added",
    "narrower",
    (site) => object(site) && !site.schema.allOf,
    set({ allOf: [{ minProperties: 9 }] }),
  ),
  onSchema(
    "alternative removed",
    "narrower",
    ({ schema }) => schema.oneOf?.length > 1 && !schema.discriminator,
    ({ schema }) => schema.oneOf.pop(),
  ),
  onSchema("int64 to int32", "narrower", ({ schema }) => schema.format === "int64", set({ format: "int32" })),
];

/** Changes that accept more. */
const wider: Operator[] = [
  ...[
    "maxLength",
    "minLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "uniqueItems",
  ].map((key) =>
    onSchema(
      `${key} removed`,
      "wider",
      (site) => has(key)(site) && !(key === "minimum" && site.schema.exclusiveMinimum),
      drop(key),
    ),
  ),
  ...[
    "multipleOf",
    "propertyNames",
    "dependentRequired",
    "minProperties",
    "maxProperties",
    "contentEncoding",
  ].map((key) => onSchema(`${key} removed`, "wider", has(key), drop(key))),
  onSchema(
    "enum removed",
    "wider",
    (site) => has("enum")(site) && site.schema.type === "string",
    drop("enum"),
  ),
  onSchema("enum value added", "wider", has("enum"), ({ schema }) => schema.enum.push("fresh")),
  onSchema(
    "integer to number",
    "wider",
    (site) => is("integer")(site) && !site.schema.format && !site.schema.multipleOf,
    set({ type: "number" }),
  ),
  onSchema(
    "null added",
    "wider",
    (site) => is("string")(site) && !site.schema.nullable && !site.isText,
    set({ type: ["string", "null"] }),
  ),
  onSchema("property became optional", "wider", firstRequired, (site) => {
    const name = firstRequired(site);
    site.schema.required = site.schema.required.filter((other: string) => other !== name);
  }),
  onSchema(
    "object opened",
    "wider",
    ({ schema }) => schema.additionalProperties === false,
    drop("additionalProperties"),
  ),
  onSchema(
    "values opened",
    "wider",
    ({ schema }) => typeof schema.additionalProperties === "object",
    set({ additionalProperties: true }),
  ),
  onSchema("tuple opened", "wider", ({ schema }) => schema.items === false, drop("items")),
  onSchema(
    "alternative added",
    "wider",
    ({ schema }) => schema.oneOf?.length > 1,
    ({ schema }) => {
      schema.oneOf.push({ type: "object", required: ["kind"], properties: { kind: { const: "fresh" } } });
    },
  ),
];

/** Changes that break either way, and changes whose level does not depend on the direction. */
const others: Operator[] = [
  onSchema("string to object", "both", is("string"), ({ schema }) => {
    for (const key of Object.keys(schema)) delete schema[key];
    schema.type = "object";
  }),
  onSchema("integer to boolean", "both", is("integer"), ({ schema }) => {
    for (const key of Object.keys(schema)) delete schema[key];
    schema.type = "boolean";
  }),
  onSchema("pattern changed", "both", has("pattern"), set({ pattern: "^[0-9]{7}~$" })),
  onSchema(
    "format changed",
    "both",
    ({ schema }) => schema.type === "string" && schema.format,
    set({ format: "ipv4" }),
  ),
  onSchema("const changed", "both", has("const"), set({ const: "other" })),
  onSchema(
    "property removed",
    "both",
    (site) => object(site) && firstOptional(site),
    (site) => delete site.schema.properties[String(firstOptional(site))],
  ),
  onSchema(
    "property renamed",
    "both",
    (site) => object(site) && firstOptional(site),
    ({ schema }) => {
      const name = String(firstOptional({ schema } as Site));
      schema.properties.renamed = schema.properties[name];
      delete schema.properties[name];
    },
  ),
  onSchema(
    "optional property added",
    "minor",
    (site) => object(site) && site.schema.additionalProperties === undefined,
    ({ schema }) => {
      schema.properties.fresh = { type: "string" };
    },
  ),
  onSchema("schema deprecated", "minor", is("string"), set({ deprecated: true })),
  onSchema("description changed", "patch", () => true, set({ description: "Put differently" })),
  onSchema("title changed", "patch", () => true, set({ title: "Another title" })),
  onSchema("examples changed", "patch", is("string"), set({ examples: ["another"] })),
  onSchema("unknown extension added", "patch", () => true, set({ "x-note": 1 })),
];

/** All operators on schemas. */
/** Whether nothing else limits the texts: a date is never shorter, and never forbidden by another text. */
const anyText = ({ schema }: Site): boolean =>
  ["enum", "const", "format", "pattern", "maxLength"].every((key) => schema[key] === undefined);

export const schemaOperators: readonly Operator[] = [...narrower, ...wider, ...others];
