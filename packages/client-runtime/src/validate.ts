import type { Check } from "./checks/core.ts";

/** One way in which an answer departs from the contract. */
export interface Issue {
  /** Where: `$.items.3.channel`. */
  readonly path: string;
  /**
   * `+field` and `+value` are additions to the contract. Anything else breaks it, and names what belongs there:
   * a type, a format or a keyword, such as `string`, `date-time`, `number>=0`. A missing field is reported in the same way.
   */
  readonly kind: string;
}

/**
 * Checks a success answer. Returns a text when the answer must be refused.
 * `report` takes all issues, additions to the contract included.
 */
export type ResponseValidation = (
  operation: string,
  status: number,
  data: unknown,
  report: (issues: readonly Issue[]) => void,
) => string | undefined;

/** Makes the `validate` option. */
export type Validation = (mode: "off" | "warn" | "throw") => ResponseValidation | undefined;

/**
 * Makes the function that makes the `validate` option, from checks by operationId and status.
 * `throw`: an answer that breaks the contract is an error of kind `validation`;
 * `warn`: it is only reported as a `contract` event; `off`: nothing is checked.
 * Unknown fields and values are additions: reported as an event, never an error.
 */
export function validationOf(checks: Readonly<Record<string, Check>>): Validation {
  return (mode) => {
    if (mode === "off") return undefined;
    return (operation, status, data, report) => {
      let broken: string | undefined;
      const issues: Issue[] = [];
      checks[operation + status]?.(data, "$", (path, kind) => {
        issues.push({ kind, path });
        if (mode === "throw" && kind[0] !== "+") broken ??= `${path} ${kind}`;
      });
      if (issues[0]) report(issues);
      return broken;
    };
  };
}
