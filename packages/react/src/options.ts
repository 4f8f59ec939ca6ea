// Query and mutation options alone: no part of React is in them.
export * from "./generated/operations.ts";
export * from "./generated/options.ts";
