// @ts-check
// Works out, with the engine just built, everything about the built-in contract that no request changes.
import { createRequire } from "node:module";
import { dirname } from "node:path";

const prismRequire = createRequire(createRequire(import.meta.url).resolve("@stoplight/prism-http"));

/** @import { Contract, Operation, Parameter } from "../src/contract/types.ts" */
/** @import { Engine, EngineAnswer, EngineRequest } from "../src/engine/types.ts" */
/** @typedef {EngineRequest["prefer"]} Prefer */
/** @typedef {typeof import("../src/contract/build-time.ts")} Tools */

/**
 * Headers whose texts can be checked as they come.
 * @param {Parameter & { deprecated?: boolean }} parameter
 */
const isText = ({ schema, style, deprecated }) =>
  style === "simple" && !deprecated && (schema?.type === "string" || isFlag(schema));

/** @param {Parameter["schema"]} schema */
const isFlag = (schema) => schema?.type === "boolean" && schema.enum === undefined && !("const" in schema);

/** @param {Operation} operation */
function needsBearer(operation) {
  const schemes = (operation.security ?? []).flat();
  /** @param {unknown} each */
  const bearer = (each) => {
    const { type, scheme } = Object(each);
    return type === "oauth2" || type === "openIdConnect" || (type === "http" && scheme === "bearer");
  };
  return schemes.length === 0 ? false : schemes.every(bearer) ? true : undefined;
}

/**
 * True when a request that is valid gets the same answer whatever its headers say.
 * @param {Operation} operation
 */
export function isFixed({ path, request = {}, responses, security }) {
  const { headers = [], query = [], body } = request;
  const named = new Set(
    responses.flatMap(({ contents = [] }) =>
      contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)),
    ),
  );
  /** @param {Parameter} header an example of its chooses the answer of the same name */
  const isFree = ({ examples = [] }) =>
    examples.every(({ key }) => key === undefined || key === "default" || !named.has(key));
  return (
    !path.includes("{") &&
    query.length === 0 &&
    !body &&
    headers.every(isText) &&
    headers.every(isFree) &&
    !security?.some((all) => all.length === 0)
  );
}

/**
 * @param {Operation} operation
 * @param {Tools["bodyVariants"]} bodyVariants
 */
function combinations({ responses }, bodyVariants) {
  /** @type {Prefer[]} */
  const prefers = [{}, ...bodyVariants.map((variant) => ({ variant }))];
  for (const { code, contents = [] } of responses) {
    if (!/^\d{3}$/.test(code)) continue;
    prefers.push({ code: Number(code) });
    const names = contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key));
    for (const example of new Set(names)) prefers.push({ example }, { code: Number(code), example });
  }
  return prefers;
}

/**
 * The engine's answers to one operation for every status and example, with the request taken as valid.
 * An answer that is not the same for every one of `accepts` is left out.
 * @param {Engine} engine
 * @param {Operation} operation
 * @param {number} index
 * @param {readonly (string | undefined)[]} accepts
 * @param {Tools} tools
 */
function answersOf(engine, operation, index, accepts, { answerKey, bodyVariants }) {
  /** @type {(prefer: Prefer, accept: string | undefined) => EngineAnswer} */
  const ask = (prefer, accept) =>
    engine.answer({
      server: undefined,
      method: operation.method.toUpperCase(),
      path: operation.path.replace(/\{[^}]+\}/g, "x"),
      query: {},
      search: "",
      headers: accept ? { accept } : {},
      prefer,
      body: undefined,
    });
  /** @type {Map<string, number>} */
  const answers = new Map();
  /** @type {Record<string, number>} */
  const byKey = {};
  for (const prefer of combinations(operation, bodyVariants)) {
    const [first = "", ...others] = accepts.map((accept) => JSON.stringify(ask(prefer, accept)));
    if (JSON.parse(first).operation !== index || others.some((other) => other !== first)) continue;
    const at = answers.get(first) ?? answers.size;
    answers.set(first, at);
    byKey[answerKey(prefer)] = at;
  }
  return { answers: [...answers.keys()].map((answer) => JSON.parse(answer)), byKey };
}

/**
 * One table of answers per operation, for callers that negotiate no media type.
 * @param {Contract} contract
 * @param {Tools} tools
 */
export function answerTables(contract, tools) {
  const engine = tools.engineFor(contract, { unchecked: true });
  return contract.operations.map((operation, index) =>
    answersOf(engine, operation, index, [undefined], tools),
  );
}

/**
 * The operations whose ordinary requests are answered without the engine.
 * @param {Contract} contract
 * @param {Tools} tools
 */
export function fixedRoutes(contract, tools) {
  const engine = tools.engineFor(contract, { unchecked: true });
  return contract.operations.flatMap((operation, index) => {
    const bearer = needsBearer(operation);
    if (bearer === undefined || !isFixed(operation)) return [];
    const headers = (operation.request?.headers ?? []).map(({ name }) => name.toLowerCase());
    const found = answersOf(engine, operation, index, tools.commonAccepts, tools);
    return [
      {
        operation: index,
        method: operation.method.toUpperCase(),
        path: operation.path,
        bearer,
        headers,
        ...found,
      },
    ];
  });
}

/**
 * Source of a module whose default export is a validator of the declared headers per operation.
 * @param {Contract} contract
 * @param {ReturnType<typeof fixedRoutes>} routes
 */
export function headerChecks(contract, routes) {
  const Ajv = prismRequire("ajv").default;
  const standalone = prismRequire("ajv/dist/standalone").default;
  const options = {
    allErrors: false,
    allowUnionTypes: true,
    strict: false,
    logger: false,
  };
  const ajv = new Ajv({ ...options, code: { source: true } });
  prismRequire("ajv-formats").default(ajv);
  const names = contract.operations.map((operation, index) => {
    if (!routes.some((route) => route.operation === index)) return "undefined";
    const headers = operation.request?.headers ?? [];
    const properties = Object.fromEntries(
      headers
        .filter(({ schema }) => schema)
        .map(({ name, schema }) => [
          name.toLowerCase(),
          isFlag(schema) ? { enum: ["true", "false"] } : schema,
        ]),
    );
    const required = headers.filter((header) => header.required).map(({ name }) => name.toLowerCase());
    ajv.addSchema({ type: "object", properties, required }, `operation${index}`);
    return `operation${index}`;
  });
  const known = names.filter((name) => name !== "undefined");
  const list = names.map((name) => (name === "undefined" ? name : `exports.${name}`)).join(", ");
  return `${standalone(ajv, Object.fromEntries(known.map((name) => [name, name])))}\nexports.checks = [${list}];`;
}

/** Where the packages that Prism brings along are found. */
export const prismFolder = dirname(createRequire(import.meta.url).resolve("@stoplight/prism-http"));
