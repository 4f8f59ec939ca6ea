/** Entry of the bundled loader: reads an OpenAPI 3.x document and makes Prism's operations of it. */
export { readDocument } from "@partner-licenses/document/reader/parse";
export { loadContract } from "./load.ts";
