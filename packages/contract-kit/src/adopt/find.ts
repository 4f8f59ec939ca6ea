import { ContractError } from "@partner-licenses/document/errors";
import { findContracts } from "../repository/contracts.ts";

/** The one contract below a folder. Throws a ContractError when there is none, or more than one. */
export function onlyContract(folder: string): string {
  const found = findContracts(folder);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  throw new ContractError(
    first === undefined ? "there is no OpenAPI contract in this folder" : "there are several contracts here",
    {
      hint:
        first === undefined
          ? "name it: `--spec <file>`"
          : `name one: ${found
              .slice(0, 8)
              .map((file) => `\`--spec ${file}\``)
              .join(", ")}`,
    },
  );
}
