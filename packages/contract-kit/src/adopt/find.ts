import { ContractError, formatContractError } from "@partner-licenses/document/errors";
import { findContracts, unsupportedFault } from "../repository/contracts.ts";

/** The one contract below a folder. Throws a ContractError when there is none, or more than one. */
export function onlyContract(folder: string): string {
  const { contracts, unsupported } = findContracts(folder);
  const [first, ...others] = contracts;
  if (first !== undefined && others.length === 0) {
    for (const file of unsupported) process.stderr.write(`${formatContractError(unsupportedFault(file))}\n`);
    return first;
  }
  if (first !== undefined)
    throw new ContractError("there are several contracts here", {
      hint: `name one: ${contracts
        .slice(0, 8)
        .map((file) => `\`--spec ${file}\``)
        .join(", ")}`,
    });
  const [old] = unsupported;
  throw old === undefined
    ? new ContractError("there is no OpenAPI contract in this folder", { hint: "name it: `--spec <file>`" })
    : unsupportedFault(old);
}
