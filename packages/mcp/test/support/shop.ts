const json = (schema: object) => ({ "application/json": { schema } });
const answer = (schema: object) => ({ description: "Done.", content: json(schema) });
const order = { $ref: "#/components/schemas/Order" };

/** A contract with values of all kinds, two schemes, and operations that change data. */
export const shop = {
  openapi: "3.1.0",
  info: { title: "Shop", version: "1.2.3", summary: "Orders of a shop." },
  servers: [{ url: "/shop" }],
  security: [{ bearer: [] }],
  paths: {
    "/orders/{order-id}": {
      get: {
        operationId: "getOrder",
        summary: "Read one order",
        parameters: [
          { name: "order-id", in: "path", required: true, schema: { type: "string" } },
          {
            name: "fields",
            in: "query",
            schema: { type: "array", items: { enum: ["id", "lines"] } },
            explode: false,
          },
          { name: "X-Trace", in: "header", schema: { type: "integer" } },
        ],
        responses: { 200: answer(order), 404: { description: "There is none." } },
      },
    },
    "/orders": {
      post: {
        operationId: "createOrder",
        summary: "Place an order",
        security: [{ key: [] }, { login: [] }],
        requestBody: { required: true, content: json(order) },
        responses: { 201: answer(order) },
      },
    },
  },
  components: {
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer" },
      key: { type: "apiKey", in: "query", name: "api_key" },
      login: { type: "http", scheme: "basic" },
    },
    schemas: {
      Order: {
        type: "object",
        required: ["id", "lines"],
        properties: {
          id: { type: "string", examples: ["o-1"] },
          lines: { type: "array", items: { $ref: "#/components/schemas/Line" } },
        },
      },
      Line: {
        type: "object",
        required: ["count"],
        properties: {
          count: { type: "integer", minimum: 1 },
          parent: { $ref: "#/components/schemas/Line" },
        },
      },
    },
  },
};
