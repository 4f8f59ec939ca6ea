import { type Issue, successValidators } from "./generated/validators.ts";

/**
 * Checks a success answer. Returns a text when the answer must be refused.
 * `tell` takes all issues, additions to the contract included.
 */
export type ResponseValidation = (
  operation: string,
  status: number,
  data: unknown,
  tell: (issues: readonly Issue[]) => void,
) => string | undefined;

export type { Issue };

/**
 * Makes the `validate` option from the validators that are generated from the contract.
 * `throw`: an answer that breaks the contract is a PartnerError of kind `validation`;
 * `warn`: it is only told as a `contract` event; `off`: nothing is checked.
 * Unknown fields and values are additions: told as an event, never an error.
 */
export function validation(mode: "off" | "warn" | "throw"): ResponseValidation | undefined {
  if (mode === "off") return undefined;
  return (operation, status, data, tell) => {
    const issues: Issue[] = [];
    successValidators[operation]?.[status]?.(data, "$", issues);
    if (issues.length > 0) tell(issues);
    const broken = issues.find(({ kind }) => kind === "invalid");
    return broken && mode === "throw" ? `${broken.path} ${broken.message}` : undefined;
  };
}
