import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { diff } from "@partner-licenses/contract-diff";
import { ContractError } from "@partner-licenses/document/errors";
import { shown, writeAtomic } from "@partner-licenses/document/files";
import { yaml } from "@partner-licenses/document/lazy";

/**
 * The contract as one text without references to other files: the file itself when it has none.
 * Throws a ContractError when the contract cannot be bundled without changing its meaning.
 */
export async function bundleText(spec: string, scratch: string): Promise<string> {
  if (!existsSync(spec)) {
    throw new ContractError(`no contract at ${shown(spec)}`, {
      hint: "correct `spec` in contract.config.json",
    });
  }
  // The engine refuses what is not a contract before anything is stored.
  await diff(spec, spec);
  const text = readFileSync(spec, "utf8");
  if (!refersToFiles(/^\s*\{/.test(text) ? JSON.parse(text) : yaml().parse(text, { merge: true })))
    return text;
  const { loadContract } = await import("../load/contract.ts");
  const bundled = yaml().stringify((await loadContract(spec)).document, { lineWidth: 0 });
  const temporary = join(scratch, `.bundle-${process.pid}.yaml`);
  writeAtomic(temporary, bundled);
  try {
    const { findings } = await diff(temporary, spec);
    if (findings.length === 0) return bundled;
    throw new ContractError(
      `the bundle of ${shown(spec)} would say something else: ${findings[0]?.message}`,
      {
        hint: "move the part into the contract's own file and record again",
      },
    );
  } finally {
    rmSync(temporary, { force: true });
  }
}

function refersToFiles(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, child]) =>
    key === "$ref" && typeof child === "string" ? !child.startsWith("#") : refersToFiles(child),
  );
}
