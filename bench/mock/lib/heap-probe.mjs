// Loaded into the mock before its own code: answers each message with what lives after a collection, in bytes.
process.on("message", () => {
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed);
});
