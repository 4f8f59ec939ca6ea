// @ts-check
// Contracts of a given size, the same bytes on every run, and their edited copies.
import { randomFrom, sentence } from "./random.mjs";
import { edited, isEdited } from "./synthetic-edits.mjs";
import { coreSchemas, domainSchemas, ref } from "./synthetic-schemas.mjs";

/**
 * JSON text of base and revision, with the number of operations and edits. `bytes` is the size of the base.
 * @param {number} bytes
 */
export function synthetic(bytes) {
  const random = randomFrom(20_261_122);
  const [base, revision] = [contract(), contract()];
  let [operations, edits, size] = [0, 0, print(base).length];
  for (let n = 0; size < bytes; n++) {
    const schemas = domainSchemas(n, random);
    const paths = domainPaths(n, random);
    add(base, schemas, paths);
    add(revision, isEdited(n) ? edited(schemas, n) : schemas, paths);
    operations += Object.values(paths).flatMap((path) => Object.keys(path)).length;
    edits += isEdited(n) ? 1 : 0;
    size += print({ components: { schemas }, paths }).length;
  }
  return { base: print(base), revision: print(revision), operations, edits };
}

/** @param {unknown} value */
const print = (value) => JSON.stringify(value, null, 2);

function contract() {
  return {
    openapi: "3.1.0",
    info: { title: "Generated", version: "1.0.0" },
    paths: {},
    components: {
      schemas: coreSchemas(),
      responses: { Fault: { description: "A fault", content: json(ref("Fault")) } },
      parameters: { Top: { name: "top", in: "query", schema: { type: "integer", minimum: 1 } } },
    },
  };
}

/**
 * @param {ReturnType<typeof contract>} document
 * @param {import("./synthetic-schemas.mjs").Schemas} schemas
 * @param {object} paths
 */
function add(document, schemas, paths) {
  Object.assign(document.components.schemas, schemas);
  Object.assign(document.paths, paths);
}

/** @param {object} schema */
const json = (schema) => ({ "application/json": { schema } });

/**
 * @param {number} n
 * @param {() => number} random
 * @returns {Record<string, object>}
 */
function domainPaths(n, random) {
  const [entity, input] = [ref(`Entity${n}`), ref(`Input${n}`)];
  const id = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  const top = [{ $ref: "#/components/parameters/Top" }];
  /** @type {(verb: string, schema: object, more: object) => object} */
  const call = (verb, schema, more) => ({
    operationId: `${verb}${n}`,
    summary: sentence(random, 6),
    description: sentence(random, 30),
    responses: {
      200: { description: "Fine", content: json(schema) },
      default: { $ref: "#/components/responses/Fault" },
    },
    ...more,
  });
  const body = { requestBody: { required: true, content: json(input) } };
  return {
    [`/entities${n}`]: {
      get: call("list", ref(`List${n}`), { parameters: top }),
      post: call("create", entity, body),
    },
    [`/entities${n}/{id}`]: {
      get: call("get", entity, { parameters: id }),
      patch: call("update", entity, { parameters: id, ...body }),
    },
    [`/entities${n}/{id}/events`]: { get: call("events", ref(`Event${n}`), { parameters: [...id, ...top] }) },
    [`/trees${n}`]: { get: call("tree", ref(`Tree${n}`), {}) },
  };
}
