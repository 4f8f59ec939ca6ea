import type { Loc } from "../reader/pointer.ts";
import { type Ajv, ajv } from "./ajv.ts";
import type { Schema } from "./schema/schemas.ts";
import type { Fault } from "./schema/types.ts";

/** One reason why a value is refused. */
export interface Refusal {
  /** Pointer to the part of the value, empty for the value itself. */
  readonly path: string;
  readonly keyword: string;
  readonly message: string;
  /** The schema that refuses, where it is written; absent for one that nobody wrote. */
  readonly loc: Loc | undefined;
  /** What the keyword says of it, as Ajv names it: `missingProperty`, `passingSchemas` … */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a schema says of a value. `undecided`: its faults could change the answer. */
export type Verdict =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "undecided"; readonly faults: readonly Fault[] };

type Check = ReturnType<Ajv["compile"]>;
type Errors = NonNullable<Check["errors"]>;
type Judge = (value: unknown) => Verdict;

const judges = new WeakMap<Schema, Map<number, Judge | undefined>>();

/** Whether the schema accepts the value, and if not, why. */
export function judge(schema: Schema, value: unknown): Verdict {
  return judgeWithin(schema, Number.POSITIVE_INFINITY)?.(value) ?? { kind: "accepted" };
}

/** Like {@link judge}; undefined when the schema reaches more than `limit` schema objects, as compiling them takes long. */
export function judgeWithin(schema: Schema, limit: number): Judge | undefined {
  const known = judges.get(schema) ?? new Map<number, Judge | undefined>();
  judges.set(schema, known);
  if (!known.has(limit)) known.set(limit, compile(schema, limit));
  return known.get(limit);
}

function compile(schema: Schema, limit: number): Judge | undefined {
  const whole = schema.home.whole(schema, limit);
  if (whole === undefined) return undefined;
  const { faults } = whole;
  const undecided: Verdict = { kind: "undecided", faults };
  const check = build(whole.root);
  if (typeof check === "string") {
    const fault = faultOf(schema, `this schema cannot be compiled: ${check}`);
    return () => ({ kind: "undecided", faults: [...faults, fault] });
  }
  const isCertain = faults.length === 0;
  const refusalStands = isCertain || !turnsAround(whole.root);
  return (value) => {
    try {
      if (check(value) === true) return isCertain ? { kind: "accepted" } : undecided;
      return refusalStands ? refused(schema, check.errors ?? []) : undecided;
    } catch (error) {
      // Ajv 8 fails on some values where `unevaluatedProperties` stands next to `if` and `patternProperties`.
      const fault = faultOf(schema, `this value cannot be checked: ${String(error)}`);
      return { kind: "undecided", faults: [...faults, fault] };
    }
  };
}

/** The compiled schema, or why there is none. */
function build(root: Schema["root"]): Check | string {
  const validator = ajv();
  try {
    const check = validator.compile(root);
    // Ajv would keep every schema that it ever saw.
    if (typeof root === "object") validator.removeSchema(root);
    return check;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

function faultOf({ loc }: Schema, message: string): Fault {
  return { message, loc };
}

/** Whether a schema inside counts the other way round, so that what was left out of it may turn a no into a yes. */
function turnsAround(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const turning = ["not", "if", "oneOf", "contains", "unevaluatedItems", "unevaluatedProperties"];
  return turning.some((key) => key in value) || Object.values(value).some(turnsAround);
}

function refused(schema: Schema, errors: Errors): Verdict {
  const refusals = errors.map(({ instancePath, keyword, message = "refused", params, parentSchema }) => ({
    path: instancePath,
    keyword,
    message: instancePath === "" ? message : `${instancePath} ${message}`,
    loc: schema.home.placeOf((parentSchema ?? true) as Schema["root"]),
    params: params as Record<string, unknown>,
  }));
  return { kind: "refused", refusals };
}
