import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { isSecured } from "../call/credentials.ts";
import type { Contract } from "../contract/types.ts";
import { MockStartError } from "../errors.ts";
import { needsToken } from "./cases.ts";
import type { CaseResult, VerifyOptions } from "./types.ts";

/** A part of the verification that a package of the user's does. */
export interface Tool {
  /** What is run, in words. */
  what: string;
  /** The package, and the file of it that is needed. */
  name: string;
  file: string;
  mode: VerifyOptions["workflows"];
}

/** Calls `run` with the tool's file and a token, or says why the tool cannot be used. Throws `MockStartError`. */
export async function useTool(
  { what, name, file, mode = false }: Tool,
  folder: string,
  contract: Contract,
  token: string | undefined,
  run: (file: string, token: string) => Promise<CaseResult[]>,
): Promise<CaseResult[]> {
  if (mode === false) return [];
  const skipped = (reason: string): CaseResult[] => [
    { name: what, request: name, outcome: "skipped", departures: [reason] },
  ];
  const found = resolve(file, folder);
  const advice = `${name} is not installed in this folder. Install it: npm install --save-dev ${name}`;
  if (found === undefined && mode === true) throw new MockStartError(`Cannot run ${what}: ${advice}`);
  if (found === undefined) return skipped(advice);
  if (token === undefined && contract.operations.some(isSecured)) return skipped(needsToken);
  return run(found, token ?? "none");
}

function resolve(file: string, folder: string): string | undefined {
  try {
    return createRequire(pathToFileURL(`${folder}/`)).resolve(file);
  } catch {
    return undefined;
  }
}
