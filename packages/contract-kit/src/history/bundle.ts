import { existsSync, readFileSync } from "node:fs";
import { diff } from "@partner-licenses/contract-diff";
import { harmless } from "@partner-licenses/document/check/check";
import { readContract } from "@partner-licenses/document/contract";
import { marked, writtenOut } from "@partner-licenses/document/digits";
import { ContractError } from "@partner-licenses/document/errors";
import { shown } from "@partner-licenses/document/files";
import { yaml } from "@partner-licenses/document/lazy";

/**
 * The contract as one text without references to other files: the file itself when it has none.
 * Throws a ContractError when the contract has a fault, or cannot be bundled without a change of its meaning.
 */
export async function bundleText(spec: string): Promise<string> {
  if (!existsSync(spec)) {
    throw new ContractError(`there is no file ${shown(spec)}`, {
      code: "file-missing",
      hint: "correct `spec` in contract.config.json",
    });
  }
  const { document, files } = readContract(spec, harmless);
  if (files.length === 1) return readFileSync(spec, "utf8");
  const { findings } = await diff(document, spec);
  if (findings.length === 0)
    return writtenOut(yaml().stringify(marked(document), { lineWidth: 0, aliasDuplicateObjects: false }));
  throw new ContractError(`the bundle of ${shown(spec)} would say something else: ${findings[0]?.message}`, {
    code: "bundle-differs",
    hint: "move the part into the contract's own file and record again",
  });
}
