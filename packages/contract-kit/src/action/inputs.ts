import { resolve } from "node:path";
import { formats, readTargets, type Target } from "@partner-licenses/contract-diff/report";
import { ContractError } from "@partner-licenses/document/errors";
import { failures, type GateFailOn } from "../gate/index.ts";

/** What `with:` of a workflow says. */
export interface Inputs {
  /** Paths and patterns of contracts; none to find them. */
  readonly spec: readonly string[];
  readonly base: string;
  readonly failOn: GateFailOn;
  /** The file of accepted breaks, where it is not next to the contract. */
  readonly accept?: string;
  readonly formats: readonly Target<(typeof formats)[number]>[];
  readonly comment: boolean;
  readonly folder: string;
}

/** Reads the inputs as a runner gives them. Throws a ContractError for one that is not understood. */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const input = (name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim();
  const lines = (name: string) =>
    input(name)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const said = input("fail-on") || "undeclared";
  const failOn = failures.find((each) => each === said);
  if (failOn === undefined)
    throw new ContractError(`\`fail-on: ${said}\` is not a choice`, { hint: `give ${failures.join(", ")}` });
  const accept = input("accept");
  return {
    ...{ spec: lines("spec"), base: input("base") || "change", failOn },
    ...(accept !== "" && { accept }),
    formats: lines("format").length === 0 ? [] : readTargets(lines("format"), formats),
    comment: input("comment") !== "false",
    folder: resolve(env.GITHUB_WORKSPACE || ".", input("working-directory") || "."),
  };
}
