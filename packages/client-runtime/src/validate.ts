import type { Check } from "./checks/core.ts";
import { emit } from "./emit.ts";
import { fail, redact } from "./failure.ts";
import type { Call } from "./shared.ts";

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

/** Checks a success answer, or an item of it, by the id of its check. Throws a validation error when it must be refused. */
export type ResponseValidation = (call: Call, status: number, data: unknown, id: string) => void;

/** Makes the `validate` option. A function says which issues refuse an answer. */
export type Validation = (
  mode: "off" | "warn" | "throw" | ((issue: Issue) => boolean),
) => ResponseValidation | undefined;

/**
 * Makes the function that makes the `validate` option, from checks by operationId and status.
 * `throw`: an answer that breaks the contract is an error of kind `validation`;
 * `warn`: it is only reported as a `contract` event; `off`: nothing is checked; a function refuses the answers whose issues it is true for.
 * Unknown fields and values are additions: reported as an event, an error only where a function wants it.
 */
export function validationOf(checks: Readonly<Record<string, Check>>): Validation {
  return (mode) => {
    if (mode === "off") return undefined;
    const isFatal =
      typeof mode === "function" ? mode : ({ kind }: Issue) => mode === "throw" && kind[0] !== "+";
    return (call, status, data, id) => {
      const issues: Issue[] = [];
      checks[id + status]?.(data, "$", (path, kind) => {
        issues.push({ kind, path });
      });
      if (issues[0]) emit(call, "contract", { issues });
      const fatal = issues.find(isFatal);
      if (!fatal) return;
      const body = JSON.parse(redact(call, JSON.stringify(data)));
      throw fail(call, "validation", { status, body }, `${fatal.path} ${fatal.kind}`);
    };
  };
}
