export { main } from "./cli.ts";
export type { Listening } from "./listening.ts";
export { type McpOptions, serveHttp, serveStdio } from "./start.ts";
