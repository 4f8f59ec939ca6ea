// What only some contracts need: the generated code names what its own does.
export { addBody, type EncodedBody, encodeBody } from "./body.ts";
export { addPath, addQuery, fillPath, queryString } from "./parameters.ts";
export type { ReadBody, RequestPart } from "./part.ts";
export { readMedia } from "./read-media.ts";
