// Usage: node scalar.mjs <port> <openapi.json>
import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";

const [port, spec] = process.argv.slice(2);
const app = await createMockServer({ document: JSON.parse(readFileSync(spec, "utf8")) });
serve({ fetch: app.fetch, port: Number(port), hostname: "127.0.0.1" });
