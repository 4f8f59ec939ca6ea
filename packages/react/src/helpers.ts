// What the generated lines call.
export { mutationHook, queryHook, suspenseQueryHook } from "./hooks.ts";
export { mutationOptionsFor, queryOptionsFor } from "./options.ts";
