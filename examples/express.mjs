// @ts-check
// The same with Express: PORT=8080 node express.mjs
import express from "express";
import { forward } from "./forward.mjs";

const app = express();
app.get("/api/{*path}", async ({ url, headers }, response) => {
  const given = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  const answer = await forward(new Request(`http://localhost${url}`, { headers: Object.fromEntries(given) }));
  response.status(answer.status).set(Object.fromEntries(answer.headers));
  response.send(Buffer.from(await answer.arrayBuffer()));
});
app.listen(Number(process.env.PORT ?? 8080), "127.0.0.1");
