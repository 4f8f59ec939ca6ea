// @ts-check
// Loaded into the mock before its own code: answers each message with the bytes that are alive after a collection.
process.on("message", () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
