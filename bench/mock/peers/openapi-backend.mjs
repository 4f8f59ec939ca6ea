// Usage: node openapi-backend.mjs <port> <openapi.json>; the program that its documentation shows for mocking.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { OpenAPIBackend } from "openapi-backend";

const [port, spec] = process.argv.slice(2);
const api = new OpenAPIBackend({ definition: spec, quick: true });
api.register("notImplemented", (context) => {
  const { status, mock } = context.api.mockResponseForOperation(context.operation.operationId);
  return { status, body: mock };
});
for (const scheme of Object.keys(JSON.parse(readFileSync(spec, "utf8")).components?.securitySchemes ?? {})) {
  api.registerSecurityHandler(scheme, ({ request }) =>
    /^Bearer\s.+/.test(request.headers.authorization ?? ""),
  );
}
api.register("notFound", () => ({ status: 404, body: { err: "not found" } }));
api.register("validationFail", (context) => ({ status: 400, body: { err: context.validation.errors } }));
api.register("unauthorizedHandler", () => ({ status: 401, body: { err: "unauthorized" } }));
await api.init();
createServer(async (request, response) => {
  const [path, query = ""] = request.url.split("?");
  const { method, headers } = request;
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = chunks.length === 0 ? undefined : Buffer.concat(chunks).toString();
  const asked = { method, path, query, headers, body };
  const answer = await api
    .handleRequest(asked)
    .catch((error) => ({ status: 500, body: { err: String(error) } }));
  const text = JSON.stringify(answer.body) ?? "";
  response.writeHead(answer.status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}).listen(Number(port), "127.0.0.1");
