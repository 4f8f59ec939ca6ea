import { emit } from "./emit.ts";
import { clean, fail } from "./failure.ts";
import type { Call } from "./shared.ts";

/** The data of a success, or an item of it; throws a validation error when the client checks it and it breaks the contract. */
export function checked(call: Call, status: number, data: unknown, id = call.id): unknown {
  const broken = call.given.validate?.(id, status, data, (issues) => emit(call, "contract", { issues }));
  if (!broken) return data;
  throw fail(call, "validation", { status, body: clean(call, data) }, broken);
}
