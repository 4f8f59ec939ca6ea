import type { Random } from "@partner-licenses/document/values/random";
import { pick } from "../random.ts";
import {
  type Callbacks,
  type Content,
  type Contract,
  type Item,
  methods,
  type Operation,
  type Parameter,
  type Requirement,
  type Response,
  type Server,
  variablesOf,
} from "./contract.ts";
import { type Encoding, formTypes } from "./forms.ts";

const chance = (random: Random, percent: number): boolean => random(1, 100) <= percent;

const scalars: readonly object[] = [
  ...[{ type: "string" }, { type: "string", enum: ["a", "b"] }, { type: "string", minLength: 1 }],
  ...[{ type: "integer" }, { type: "integer", minimum: 1 }, { type: "number" }, { type: "boolean" }],
];

const members = { a: { type: "string" }, b: { type: "integer" } };

const composed: readonly object[] = [
  { type: "array", items: { type: "string" }, minItems: 1 },
  { type: "array", items: { type: "integer" }, minItems: 1 },
  { type: "object", properties: members, required: ["a"], additionalProperties: false },
];

function parameterSchema(random: Random): object {
  const schema = pick(random, chance(random, 50) ? scalars : composed);
  return "minLength" in schema && chance(random, 50)
    ? { ...schema, default: pick(random, ["a", "b"]) }
    : schema;
}

const styles: Readonly<Record<string, readonly string[]>> = {
  query: ["form", "form", "spaceDelimited", "pipeDelimited", "deepObject"],
  path: ["simple", "simple", "label", "matrix"],
  header: ["simple"],
  cookie: ["form"],
};

/** The styles that have a meaning for the type in the place. */
function stylesOf(place: string, schema: object): readonly string[] {
  const type = (schema as { type: string }).type;
  return (styles[place] ?? []).filter((style) => (style === "deepObject" ? type === "object" : true));
}

/** A parameter of the place. */
export function parameterOf(random: Random, place: string, name: string): Parameter {
  const schema = parameterSchema(random);
  const isNeeded = place === "path" || chance(random, 40);
  const named = { name, in: place, ...(isNeeded && { required: true }) };
  if (chance(random, 5)) return { ...named, content: { "application/json": { schema } } };
  return {
    ...named,
    schema,
    ...(chance(random, 50) && { style: pick(random, stylesOf(place, schema)) }),
    ...(chance(random, 50) && { explode: chance(random, 50) }),
    ...(place === "query" && chance(random, 8) && { allowReserved: true }),
    ...(place === "query" && chance(random, 8) && { allowEmptyValue: true }),
  };
}

/** A parameter that is not in the path. */
export function anyParameter(random: Random): Parameter {
  const place = pick(random, ["query", "query", "header", "cookie"]);
  return parameterOf(
    random,
    place,
    pick(random, place === "header" ? ["X-P", "X-Q", "x-p"] : ["p", "q", "r"]),
  );
}

const bodies: readonly object[] = [
  ...[
    { type: "integer" },
    { type: "integer", minimum: 1 },
    { type: "string" },
    { type: "string", enum: ["a", "b"] },
  ],
  ...[
    { type: "array", items: { type: "string" } },
    { type: "object", properties: members },
  ],
  ...[{ type: "object", properties: members, required: ["a"] }, { type: ["integer", "null"] }],
];

/** Media types with a schema each, ranges among them. */
export function contentOf(random: Random): Content {
  const names = [
    "application/json",
    "application/json",
    "application/json; charset=utf-8",
    "application/problem+json",
  ];
  const all = [...names, "text/json", "application/*", "*/*"];
  const chosen = Array.from({ length: random(1, 2) }, () => pick(random, all));
  const byType = new Map(chosen.map((type) => [type.split(";")[0], type]));
  return Object.fromEntries([...byType.values()].map((type) => [type, { schema: pick(random, bodies) }]));
}

/** A response with or without headers and content. */
export function responseOf(random: Random): Response {
  return {
    description: "ok",
    ...(chance(random, 70) && { content: contentOf(random) }),
    ...(chance(random, 30) && { headers: { [pick(random, ["X-H", "X-I"])]: headerOf(random) } }),
  };
}

function headerOf(random: Random) {
  const { name, in: place, ...header } = { ...parameterOf(random, "header", "h"), content: undefined };
  return { schema: { type: "string" }, ...JSON.parse(JSON.stringify(header)) };
}

/** Responses by status, range or `default`. */
export function responsesOf(random: Random): Record<string, Response> {
  const names = ["200", "200", "201", "2XX", "404", "4XX", "500", "default"];
  const chosen = ["200", ...Array.from({ length: random(0, 2) }, () => pick(random, names))];
  return Object.fromEntries(chosen.map((name) => [name, responseOf(random)]));
}

/** The schemes that requirements name. */
export const schemes: Record<string, Record<string, unknown>> = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  ask: { type: "apiKey", in: "query", name: "key" },
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  oauth: {
    type: "oauth2",
    flows: { clientCredentials: { tokenUrl: "https://a.example/token", scopes: { r: "read", w: "write" } } },
  },
};

/** One way to be let in. */
export function wayOf(random: Random): Requirement {
  const names = Array.from({ length: pick(random, [0, 1, 1, 1, 2]) }, () =>
    pick(random, Object.keys(schemes)),
  );
  const scopes = () => ["r", "w"].filter(() => chance(random, 50));
  return Object.fromEntries(names.map((name) => [name, name === "oauth" ? scopes() : []]));
}

/** Who is let in. */
export function securityOf(random: Random): Requirement[] {
  return Array.from({ length: pick(random, [0, 1, 1, 2]) }, () => wayOf(random));
}

/** A base URL. */
export function serverOf(random: Random): Server {
  const region = { region: { default: "eu", enum: pick(random, [["eu"], ["eu", "us"]]) } };
  return pick<Server>(random, [
    ...[{ url: "https://a.example" }, { url: "https://a.example/" }, { url: "https://a.example/v1" }],
    ...[{ url: "https://b.example/v1" }, { url: "/v1" }, { url: "https://eu.example" }],
    { url: "https://{region}.example", variables: region },
  ]);
}

/** An operation, and the parameters of its path. */
export function operationOf(random: Random): Operation {
  const parameters = Array.from({ length: random(0, 2) }, () => anyParameter(random));
  const own = new Map(parameters.map((each) => [`${each.in} ${each.name.toLowerCase()}`, each]));
  return {
    ...(parameters.length > 0 && { parameters: [...own.values()] }),
    ...(chance(random, 40) && { requestBody: bodyOf(random) }),
    responses: responsesOf(random),
    ...(chance(random, 15) && { callbacks: callbacksOf(random) }),
    ...(chance(random, 30) && { security: securityOf(random) }),
    ...(chance(random, 10) && { servers: [serverOf(random)] }),
  };
}

const fields: readonly object[] = [
  ...[{ type: "string" }, { type: "string", enum: ["a", "b"] }, { type: "integer" }, { type: "boolean" }],
  ...[
    { type: "array", items: { type: "string" } },
    { type: "array", items: { type: "integer" }, maxItems: 1 },
  ],
  { type: "object", properties: { a: { type: "string" } }, additionalProperties: false },
];

/** A field's encoding, which means something in one kind of form each. */
export function encodingOf(random: Random, type: string): Encoding {
  if (type === "multipart/form-data")
    return { contentType: pick(random, ["text/plain", "application/json"]) };
  return pick<Encoding>(random, [
    ...[{ style: "form" }, { explode: false }, { explode: true }],
    { style: "pipeDelimited", explode: false },
  ]);
}

/** A form, urlencoded or in parts. */
export function formOf(random: Random): Content {
  const type = pick(random, formTypes);
  const schema = {
    type: "object",
    properties: { a: pick(random, fields), b: pick(random, fields.slice(0, 4)) },
    ...(chance(random, 40) && { required: ["a"] }),
    ...(chance(random, 30) && { additionalProperties: false }),
  };
  return { [type]: { schema, ...(chance(random, 35) && { encoding: { a: encodingOf(random, type) } }) } };
}

/** What the server calls, and how. */
export function callbacksOf(random: Random): Callbacks {
  const name = pick(random, ["done", "failed"]);
  const parameters = Array.from({ length: random(0, 1) }, () => anyParameter(random)).filter(
    ({ schema }) => schema !== undefined,
  );
  const answer = (): Response => ({
    description: "ok",
    ...(chance(random, 50) && { content: jsonOf(random) }),
  });
  const chosen = ["200", ...(chance(random, 30) ? [pick(random, ["204", "400"])] : [])];
  const post: Operation = {
    ...(parameters.length > 0 && { parameters }),
    ...(chance(random, 80) && {
      requestBody: { ...(chance(random, 60) && { required: true }), content: jsonOf(random) },
    }),
    responses: Object.fromEntries(chosen.map((status) => [status, answer()])),
  };
  return { [name]: { [pick(random, ["{$request.body#/url}", "{$request.query.p}"])]: { post } } };
}

function jsonOf(random: Random): Content {
  const chosen = new Set(["application/json", ...(chance(random, 15) ? ["text/json"] : [])]);
  return Object.fromEntries([...chosen].map((type) => [type, { schema: pick(random, bodies) }]));
}

/** A request's body. */
export function bodyOf(random: Random): NonNullable<Operation["requestBody"]> {
  const content = chance(random, 25) ? formOf(random) : contentOf(random);
  return { ...(chance(random, 60) && { required: true }), content };
}

/** A path item for the path. */
export function itemOf(random: Random, path: string): Item {
  const parameters = variablesOf(path).map((name) => parameterOf(random, "path", name));
  const chosen = methods.filter(() => chance(random, 40));
  const operations = (chosen.length > 0 ? chosen : [methods[0]]).map((method) => {
    const operation = operationOf(random);
    // A body of a `get` has no meaning.
    if (method === "get") delete operation.requestBody;
    return [method, operation] as const;
  });
  return { ...(parameters.length > 0 && { parameters }), ...Object.fromEntries(operations) };
}

/** The paths of the world: no two of them take the same address. */
export const paths = ["/things", "/things/{id}", "/pairs/{a}/{b}", "/{id}/parts"] as const;

/** A random contract of one or two paths. */
export function contractOf(random: Random): Contract {
  const chosen = new Set(Array.from({ length: random(1, 2) }, () => pick(random, paths)));
  return {
    openapi: chance(random, 30) ? "3.0.3" : "3.1.0",
    info: { title: "t", version: "1.0.0" },
    ...(chance(random, 40) && { servers: Array.from({ length: random(1, 2) }, () => serverOf(random)) }),
    ...(chance(random, 30) && { security: securityOf(random) }),
    paths: Object.fromEntries([...chosen].map((path) => [path, itemOf(random, path)])),
    components: { securitySchemes: structuredClone(schemes) },
  };
}
