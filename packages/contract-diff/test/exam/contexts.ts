type JsonObject = Record<string, unknown>;
/** Puts a fragment into a contract. */
export type Context = (fragment: unknown, version: string) => JsonObject;

const ok = { 200: { description: "ok" } };
const schemes = {
  key: { type: "apiKey", in: "header", name: "X-Key" },
  oauth: {
    type: "oauth2",
    flows: {
      clientCredentials: { tokenUrl: "https://id.example.com/token", scopes: { read: "r", write: "w" } },
    },
  },
};

function contract(version: string, paths: JsonObject, rest: JsonObject = {}): JsonObject {
  const info = { title: "T", version: "1.0.0" };
  return { openapi: version, info, components: { securitySchemes: schemes }, paths, ...rest };
}

const post = (operation: JsonObject): JsonObject => ({
  "/things": { post: { responses: ok, ...operation } },
});
const media = (schema: unknown): JsonObject => ({
  content: { "application/json": { schema: schema ?? {} } },
});
const inRequest = (schema: unknown): JsonObject => post({ requestBody: media(schema) });
const inResponse = (schema: unknown): JsonObject =>
  post({ responses: { 200: { description: "ok", ...media(schema) } } });
const named = { $ref: "#/components/schemas/A" };

const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const get = (parameters: unknown[]): JsonObject => ({
  "/things/{id}": { get: { parameters: [id, ...parameters], responses: ok } },
});

/** A parameter with the schema, in one of the four places. */
export function parameterIn(place: string): Context {
  return (schema, version) => {
    if (place !== "path") return contract(version, get([{ name: "a", in: place, schema: schema ?? {} }]));
    const inPath = { name: "a", in: "path", required: true, schema: schema ?? {} };
    return contract(version, { "/things/{a}": { get: { parameters: [inPath], responses: ok } } });
  };
}

/** Contexts by name; a fragment of undefined means that the part is not there. */
export const contexts = {
  request: (schema, version) => contract(version, inRequest(schema)),
  response: (schema, version) => contract(version, inResponse(schema)),
  requestComponent: (schemas, version) => contract(version, inRequest(named), { components: { schemas } }),
  responseComponent: (schemas, version) => contract(version, inResponse(named), { components: { schemas } }),
  params: (list, version) => contract(version, get(list as unknown[])),
  body: (body, version) => contract(version, post(body === undefined ? {} : { requestBody: body })),
  responses: (responses, version) => contract(version, post({ responses })),
  headers: (headers, version) =>
    contract(version, post({ responses: { 200: { description: "ok", ...(headers ? { headers } : {}) } } })),
  op: (operation, version) => contract(version, post(operation as JsonObject)),
  doc: (root, version) => contract(version, post({}), root as JsonObject | undefined),
} satisfies Record<string, Context>;
