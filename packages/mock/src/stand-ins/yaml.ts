/** Stands in for the YAML library in the engine, which gets its contract in memory and reads no file. */
export function parseDocument(): never {
  throw new Error("the engine reads no files");
}
