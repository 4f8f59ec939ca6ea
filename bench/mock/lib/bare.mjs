// @ts-check
// The least that a server can do: Node reads the request and answers with bytes that are ready. The floor of all mocks.
import { createServer } from "node:http";

const body = JSON.stringify({
  items: Array.from({ length: 10 }, (_, id) => ({ id, name: "a thing", kind: "small" })),
});
const server = createServer(async (request, response) => {
  for await (const _ of request);
  const status = Number(request.headers["x-status"] ?? 200);
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": body.length });
  response.end(body, "latin1");
});
server.listen(Number(process.argv[2]), "127.0.0.1");
