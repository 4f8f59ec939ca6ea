import { successChecks } from "./generated/validators.ts";

/** One way in which an answer departs from the contract. */
export interface Issue {
  /** Where: `$.items.3.channel`. */
  readonly path: string;
  /**
   * `+field` and `+value` are additions to the contract. Anything else breaks it, and names what belongs there:
   * a type, a format or a keyword, such as `string`, `date-time`, `number>=0`. A missing field is told in the same way.
   */
  readonly kind: string;
}

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

/**
 * Makes the `validate` option from the checks that are generated from the contract.
 * `throw`: an answer that breaks the contract is a PartnerError of kind `validation`;
 * `warn`: it is only told as a `contract` event; `off`: nothing is checked.
 * Unknown fields and values are additions: told as an event, never an error.
 */
export function validation(mode: "off" | "warn" | "throw"): ResponseValidation | undefined {
  if (mode === "off") return undefined;
  return (operation, status, data, tell) => {
    const issues: Issue[] = [];
    let broken: string | undefined;
    successChecks[operation + status]?.(data, "$", (path, kind) => {
      issues.push({ kind, path });
      // a letter comes after "@", the plus of an addition before it
      if (kind > "@" && mode === "throw") broken ??= `${path} ${kind}`;
    });
    if (issues[0]) tell(issues);
    return broken;
  };
}
