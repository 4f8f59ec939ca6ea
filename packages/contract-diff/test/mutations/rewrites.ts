import { type Json, operations, sites } from "./sites.ts";

const copy = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json;

function walk(value: unknown, visit: (object: Json) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) visit(value as Json);
  for (const inner of Object.values(value)) walk(inner, visit);
}

const target = (document: Json, ref: string): Json =>
  ref
    .slice(2)
    .split("/")
    .reduce<Json>((at, key) => at[key] as Json, document);

/** Rewrites that spell the same contract differently. Each edits the document in place. */
export const rewrites: Record<string, (document: Json) => void> = {
  "references inlined, two levels deep"(document) {
    for (let level = 0; level < 2; level++) {
      const plain = copy(document);
      const referring: Json[] = [];
      walk(document.paths, (object) => {
        if (typeof object.$ref === "string") referring.push(object);
      });
      for (const object of referring) {
        const whole = copy(target(plain, object.$ref));
        delete object.$ref;
        Object.assign(object, whole);
      }
    }
  },
  "inline schemas moved to components"(document) {
    let count = 0;
    for (const { schema, owner, name } of sites(document)) {
      if (owner === undefined || name === undefined || owner.properties?.[name] !== schema) continue;
      const key = `Moved${count++}`;
      document.components.schemas[key] = schema;
      owner.properties[name] = { $ref: `#/components/schemas/${key}` };
    }
  },
  "schemas wrapped in allOf"(document) {
    for (const { schema } of sites(document)) {
      if (schema.allOf !== undefined || schema.nullable || schema.discriminator) continue;
      const inner = copy(schema);
      for (const key of Object.keys(schema)) delete schema[key];
      schema.allOf = [inner];
    }
  },
  "allOf flattened"(document) {
    for (const { schema } of sites(document)) {
      if (schema.allOf === undefined || schema.nullable) continue;
      const parts = (schema.allOf as Json[]).map((part) =>
        part.$ref ? copy(target(document, part.$ref)) : part,
      );
      delete schema.allOf;
      for (const part of parts) {
        const { properties, required } = schema;
        Object.assign(schema, part);
        schema.properties = { ...properties, ...part.properties };
        schema.required = [...(required ?? []), ...(part.required ?? [])];
      }
    }
  },
  "alternatives reordered"(document) {
    walk(document, (object) => {
      for (const key of ["oneOf", "anyOf"]) if (Array.isArray(object[key])) object[key].reverse();
    });
  },
  "type lists as anyOf"(document) {
    for (const { schema } of sites(document)) {
      if (!Array.isArray(schema.type)) continue;
      const { type, ...rest } = schema;
      delete schema.type;
      for (const key of Object.keys(rest)) delete schema[key];
      schema.anyOf = [{ ...rest, type: type[0] }, { type: "null" }];
    }
  },
  "constants as enums of one"(document) {
    walk(document, (object) => {
      if (!("const" in object) || typeof object.const === "object") return;
      object.enum = [object.const];
      delete object.const;
    });
  },
  "defaults made explicit"(document) {
    for (const { schema } of sites(document)) {
      if (schema.type === "object") schema.additionalProperties ??= true;
      if (schema.type === "array")
        Object.assign(schema, {
          minItems: schema.minItems ?? 0,
          uniqueItems: schema.uniqueItems ?? false,
        });
      if (schema.type === "string") schema.minLength ??= 0;
    }
    for (const { operation } of operations(document)) {
      operation.deprecated ??= false;
      if (operation.requestBody) operation.requestBody.required ??= false;
      for (const parameter of operation.parameters ?? []) {
        if (parameter.in === "query")
          Object.assign(parameter, { style: parameter.style ?? "form", explode: parameter.explode ?? true });
      }
    }
  },
  "parameters moved to the path"(document) {
    for (const item of Object.values<Json>(document.paths)) {
      const own = operations({ paths: { x: item } }).filter(({ operation }) => operation.parameters);
      if (
        own.length !== 1 ||
        own[0] === undefined ||
        Object.keys(item).filter((key) => key !== "parameters").length !== 1
      )
        continue;
      item.parameters = [...(item.parameters ?? []), ...own[0].operation.parameters];
      delete own[0].operation.parameters;
    }
  },
  "3.0 forms as 3.1 forms"(document) {
    document.openapi = "3.1.0";
    walk(document, (object) => {
      if (object.nullable === true && typeof object.type === "string") object.type = [object.type, "null"];
      else if (object.nullable === true && object.allOf) {
        object.anyOf = [...object.allOf, { type: "null" }];
        delete object.allOf;
      }
      delete object.nullable;
      if (object.exclusiveMinimum === true) {
        object.exclusiveMinimum = object.minimum;
        delete object.minimum;
      }
    });
  },
  "required reordered"(document) {
    walk(document, (object) => {
      if (Array.isArray(object.required)) object.required.reverse();
    });
  },
  "unused components added"(document) {
    const { components } = document;
    components.schemas.Unused = { type: "object", required: ["a"], properties: { a: { type: "string" } } };
    components.securitySchemes = {
      ...components.securitySchemes,
      unused: { type: "http", scheme: "basic" },
    };
  },
  "path parameters renamed"(document) {
    const text = JSON.stringify(document.paths).replaceAll(/\{(orderId|id|unit|name)\}/g, "{renamed}");
    document.paths = JSON.parse(text);
    walk(document.paths, (object) => {
      if (object.in === "path") object.name = "renamed";
    });
  },
};
