/** Entry of the bundled loader: reads an OpenAPI 3.x document and makes Prism's operations of it. */
export { ContractError, type LoadedContract, loadContract, readDocument } from "./load.ts";
