export * from "./generated/raw.ts";
