/** The mock could not start; the message says what failed, where, and what to do next. */
export class MockStartError extends Error {
  override readonly name = "MockStartError";
}
