// @ts-check
// Edits of one domain's schemas, one kind per domain: what makes the revision differ from the base.

/** @import { Schema, Schemas } from "./synthetic-schemas.mjs" */

/** @type {((schemas: Schemas, n: number) => void)[]} */
const kinds = [
  (schemas, n) => {
    objectAt(schemas, `Base${n}`).properties.added = { type: "string" };
  },
  (schemas, n) => {
    const field = propertyAt(schemas, `Input${n}`, "field1");
    field.maxLength = (field.maxLength ?? 0) - 5;
  },
  (schemas, n) => {
    propertyAt(schemas, `Base${n}`, "state").enum?.push("void");
  },
  (schemas, n) => {
    propertyAt(schemas, `Tree${n}`, "label").description += " It may change.";
  },
  (schemas, n) => {
    const thread = objectAt(schemas, `Thread${n}`);
    delete thread.properties.title;
    thread.required = ["comments"];
  },
  (schemas, n) => {
    objectAt(schemas, `Input${n}`).required?.push("count");
  },
];

/**
 * @param {Schemas} schemas
 * @param {string} name
 * @returns {Schema & { properties: Schemas }}
 */
function objectAt(schemas, name) {
  const schema = schemas[name];
  if (!hasProperties(schema)) throw new Error(`${name} is no object`);
  return schema;
}

/**
 * @param {Schema | undefined} schema
 * @returns {schema is Schema & { properties: Schemas }}
 */
function hasProperties(schema) {
  return schema?.properties !== undefined;
}

/**
 * @param {Schemas} schemas
 * @param {string} name
 * @param {string} property
 */
function propertyAt(schemas, name, property) {
  const found = objectAt(schemas, name).properties[property];
  if (found === undefined) throw new Error(`${name} has no ${property}`);
  return found;
}

/**
 * Every eighth domain is edited.
 * @param {number} n
 */
export const isEdited = (n) => n % 8 === 0;

/**
 * A copy of domain `n`'s schemas with its edit.
 * @param {Schemas} schemas
 * @param {number} n
 */
export function edited(schemas, n) {
  const copy = structuredClone(schemas);
  kinds[(n / 8) % kinds.length]?.(copy, n);
  return copy;
}
