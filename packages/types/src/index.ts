/**
 * Types of the contract. `paths`, `operations` and `components` have the shape that openapi-fetch and
 * other tools of the openapi-typescript family read; each schema also has a plain name.
 */
export type * from "./generated/index.ts";
