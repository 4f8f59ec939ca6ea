import { ContractError } from "./errors.ts";
import { faults } from "./faults.ts";

/**
 * The fault of the contract behind an overflow of the stack: what schemas nest by references has no one place.
 * Any other error as it is.
 */
export function overflowFault(error: unknown): unknown {
  if (!(error instanceof RangeError) || !error.message.includes("call stack")) return error;
  const { message, code } = faults.tooDeep();
  const hint = "nest less, or have references lead on in fewer steps";
  return new ContractError(message, { code, hint, cause: error });
}
