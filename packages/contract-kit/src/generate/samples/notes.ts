import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import type { Shown } from "../values.ts";

/** Notes an example that its own schema refuses, and a value that is right only by its type. */
export function noteWrong(model: Model, { pointer }: Operation, of: string, { wrong, isTorn }: Shown): void {
  if (wrong !== undefined)
    model.note(pointer, {
      code: "example-refused",
      message: `the example of ${of} does not fit its schema: ${wrong}`,
      hint: "correct the example or the schema; code samples show another value",
    });
  if (isTorn)
    model.note(pointer, {
      code: "no-value-fits",
      message: `no value of ${of} was found that both its schema and its type accept`,
      hint: "give an example, or correct the schema: its alternatives overlap, or ask for what a type cannot say",
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
