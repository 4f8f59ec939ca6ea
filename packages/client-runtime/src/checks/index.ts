// What generated validators are put together from, and the option that runs them.
export * from "../validate.ts";
export * from "./core.ts";
export * from "./formats.ts";
export * from "./rare.ts";
export * from "./receiver.ts";
