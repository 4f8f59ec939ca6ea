import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ContractError } from "@partner-licenses/document/errors";
import type { Base } from "./base.ts";

/** True for a contract that is no file and in no revision: the standard input, or an address. */
export function isOutside(base: string): boolean {
  return base === "-" || /^https?:\/\//i.test(base);
}

/**
 * The contract of the standard input (`-`) or of an address, which is fetched only when a person says so.
 * Throws a ContractError when there is none. It lies in a temporary file until the process ends.
 */
export async function outsideBase(base: string, fetches: boolean): Promise<Base> {
  const text = base === "-" ? standardInput() : await fetched(base, fetches);
  if (text.trim() === "")
    throw new ContractError(`${base === "-" ? "the standard input" : base} is empty`, {
      hint: "give a contract as YAML or JSON",
    });
  const folder = mkdtempSync(join(tmpdir(), "contract-base-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const input = join(folder, base === "-" ? "stdin.yaml" : "fetched.yaml");
  writeFileSync(input, text);
  return { input, label: base === "-" ? "the standard input" : base };
}

function standardInput(): string {
  try {
    return readFileSync(0, "utf8");
  } catch (cause) {
    throw new ContractError("the standard input cannot be read", {
      hint: "give a contract to it: git show main:openapi.yaml | … --base -",
      cause,
    });
  }
}

async function fetched(url: string, allowed: boolean): Promise<string> {
  if (!allowed)
    throw new ContractError("a contract is fetched only when you say so", {
      hint: `add \`--fetch\` to \`--base ${url}\``,
    });
  const failed = (reason: string, cause?: unknown) =>
    new ContractError(`${url} cannot be fetched: ${reason}`, { hint: "correct the address", cause });
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch((cause: Error) => {
    throw failed(cause.message, cause);
  });
  if (!answer.ok) throw failed(`${answer.status} ${answer.statusText}`.trim());
  return answer.text();
}
