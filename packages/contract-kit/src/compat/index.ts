export { type CompatConfig, readCompatConfig } from "./config.ts";
export { declaredBump } from "./declared.ts";
export { compatOf } from "./history.ts";
export { type Cell, type Disagreement, type History, holds, type Row, type State } from "./matrix.ts";
export type { CompatOptions } from "./meetings.ts";
export { jsonText } from "./text/json.ts";
export { markdownText } from "./text/markdown.ts";
export { prettyText } from "./text/pretty.ts";
