// @ts-check
// The schemas of one domain: shared parts, inheritance, a union of events, trees and cycles.
import { sentence } from "./random.mjs";

/**
 * A schema, with the keywords that are used here.
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string | string[]} [type]
 * @property {Schemas} [properties]
 * @property {string[]} [required]
 * @property {string[]} [enum]
 * @property {string} [const]
 * @property {number} [maxLength]
 * @property {number} [minLength]
 * @property {number} [minimum]
 * @property {string} [format]
 * @property {string} [description]
 * @property {Schema} [items]
 * @property {Schema[]} [allOf]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [oneOf]
 * @property {{ propertyName: string }} [discriminator]
 */

/** @typedef {Record<string, Schema>} Schemas */

/** @type {(name: string) => Schema} */
export const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
/** @type {(items: Schema) => Schema} */
const list = (items) => ({ type: "array", items });

/**
 * Schemas that every domain refers to.
 * @returns {Schemas}
 */
export function coreSchemas() {
  const id = { type: "string", format: "uuid" };
  return {
    Money: object({ amount: { type: "number" }, currency: { type: "string", minLength: 3, maxLength: 3 } }),
    User: object({ id, name: { type: "string" }, manager: { anyOf: [ref("User"), { type: "null" }] } }),
    Fault: object({ code: { type: "string" }, message: { type: "string" }, causes: list(ref("Fault")) }),
    Page: object({
      total: { type: "integer", minimum: 0 },
      next: { type: ["string", "null"], format: "uri" },
    }),
  };
}

/**
 * The schemas of domain `n`; it knows the three domains before it only by their flat links.
 * @param {number} n
 * @param {() => number} random
 * @returns {Schemas}
 */
export function domainSchemas(n, random) {
  /** @param {string} part */
  const name = (part) => `${part}${n}`;
  const texts = () => Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`field${i}`, text(random)]));
  const links = [1, 2, 3].filter((back) => n >= back).map((back) => [`link${back}`, ref(`Link${n - back}`)]);
  const events = ["Created", "Changed", "Closed"].map(name);
  return {
    [name("Link")]: object({ id: text(random), href: { type: "string", format: "uri" } }),
    [name("Base")]: object({ ...texts(), state: state(random), price: ref("Money"), owner: ref("User") }),
    [name("Entity")]: {
      allOf: [
        ref(name("Base")),
        object({
          id: text(random),
          ...Object.fromEntries(links),
          tree: ref(name("Tree")),
          thread: ref(name("Thread")),
        }),
      ],
    },
    [name("Input")]: object({ ...texts(), state: state(random), count: { type: "integer", minimum: 1 } }),
    [name("Tree")]: object({ label: text(random), children: list(ref(name("Tree"))) }),
    [name("Thread")]: object({ title: text(random), comments: list(ref(name("Comment"))) }),
    [name("Comment")]: object({ body: text(random), author: ref("User"), thread: ref(name("Thread")) }),
    [name("Event")]: { oneOf: events.map(ref), discriminator: { propertyName: "kind" } },
    ...Object.fromEntries(
      events.map((event) => [
        event,
        object({ kind: { type: "string", const: event }, at: text(random), entity: ref(name("Entity")) }),
      ]),
    ),
    [name("List")]: { allOf: [ref("Page"), object({ items: list(ref(name("Entity"))) })] },
  };
}

/**
 * @param {Schemas} properties
 * @returns {Schema}
 */
function object(properties) {
  return { type: "object", properties, required: Object.keys(properties).slice(0, 2) };
}

/**
 * @param {() => number} random
 * @returns {Schema}
 */
function text(random) {
  const maxLength = 20 + Math.floor(random() * 200);
  return { type: "string", maxLength, description: sentence(random, 12) };
}

/**
 * @param {() => number} random
 * @returns {Schema}
 */
function state(random) {
  return { type: "string", enum: ["new", "open", "paid", "closed"], description: sentence(random, 8) };
}
