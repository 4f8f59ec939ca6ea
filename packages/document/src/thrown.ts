import { ContractError } from "./errors.ts";
import { faults } from "./faults.ts";
import { shown } from "./files.ts";

/**
 * The fault of the input behind an error that the system threw; any other error as it is. An overflow of the stack comes
 * from schemas that nest by references, which has no one place; a failing call of the file system names its path.
 */
export function faultOfThrown(error: unknown): unknown {
  if (error instanceof RangeError && error.message.includes("call stack")) {
    const { message, code } = faults.tooDeep();
    const hint = "nest less, or have references lead on in fewer steps";
    return new ContractError(message, { code, hint, cause: error });
  }
  if (!(error instanceof Error)) return error;
  const { path, code = "", syscall = "" }: NodeJS.ErrnoException = error;
  // A program that cannot be started has a path too.
  if (path === undefined || syscall.startsWith("spawn")) return error;
  return new ContractError(`cannot use ${shown(path)}: ${reasons[code] ?? error.message}`, {
    code: "file-system",
    hint: "make the path usable, or give another one",
    cause: error,
  });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this user may not",
  EEXIST: "something else stands there",
  EISDIR: "it is a folder",
  ENOENT: "it is gone",
  ENOSPC: "the disk is full",
  ENOTDIR: "it is not a folder",
  EPERM: "this user may not",
  EROFS: "it is on a disk that is only read",
};
