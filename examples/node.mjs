// @ts-check
// A server of Node alone: PORT=8080 node node.mjs
import { createServer } from "node:http";
import { forward } from "./forward.mjs";

createServer(async ({ method = "GET", url, headers }, response) => {
  try {
    const given = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    const request = new Request(`http://localhost${url}`, { method, headers: Object.fromEntries(given) });
    const answer = await forward(request);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    console.error(error);
    response.writeHead(502).end();
  }
}).listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
