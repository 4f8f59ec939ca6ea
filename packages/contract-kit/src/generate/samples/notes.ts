import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import type { Shown } from "../values.ts";

/** Notes an example that its own schema refuses, and that code shows another value for. */
export function noteWrong(model: Model, { pointer }: Operation, of: string, { wrong }: Shown): void {
  if (wrong === undefined) return;
  model.note(pointer, {
    code: "example-refused",
    message: `the example of ${of} does not fit its schema: ${wrong}`,
    hint: "correct the example or the schema; code samples show another value",
  });
}

/** Notes an operation that nobody can call. */
export function noteNone(model: Model, { pointer }: Operation): void {
  model.note(pointer, {
    code: "no-value-fits",
    message: "nothing fits the schema of the body, so no code sample can call the operation",
    hint: "correct the schema: its parts exclude each other",
  });
}
