import type { Loc } from "../reader/pointer.ts";
import { type Ajv, ajv, check } from "./ajv.ts";
import type { Schema, Whole } from "./schema/schemas.ts";
import type { KeywordFault } from "./schema/types.ts";
import { compileInWeb } from "./web.ts";

/** One reason why a value is refused. */
export interface Refusal {
  /** Pointer to the part of the value, empty for the value itself. */
  readonly path: string;
  readonly keyword: string;
  readonly message: string;
  /** The message without the place: `must be integer`. */
  readonly reason: string;
  /** The schema that refuses, where it is written; absent for one that nobody wrote. */
  readonly loc: Loc | undefined;
  /** What the keyword says of it, as Ajv names it: `missingProperty`, `passingSchemas` … */
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a schema says of a value. `undecided`: the value gets to a fault of the schema, which could change the answer. */
export type Verdict =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  | { readonly kind: "undecided"; readonly faults: readonly KeywordFault[] };

type Compiled = ReturnType<Ajv["compile"]>;
type Errors = NonNullable<Compiled["errors"]>;

/** With more definitions than these, a schema shares their compiled form with the others of its contract. */
const manyDefinitions = 16;

/** A schema's answers. */
export type Judge = (value: unknown) => Verdict;

/** The judge of a schema, or the largest limit that it is known to exceed. */
const judges = new WeakMap<Schema, Judge | number>();

/** Whether the schema accepts the value, and if not, why. */
export function judge(schema: Schema, value: unknown): Verdict {
  return judgeOf(schema)(value);
}

/** The judge of a schema, compiled when it is first asked for. */
export function judgeOf(schema: Schema): Judge {
  const known = judges.get(schema);
  if (typeof known === "function") return known;
  const target = targetOf(schema);
  const compiled = target === undefined ? compile(schema, schema.home.whole(schema)) : judgeOf(target);
  judges.set(schema, compiled);
  return compiled;
}

/** Like {@link judgeOf}; undefined when the schema reaches more than `limit` schema objects, as compiling them takes long. */
export function judgeWithin(schema: Schema, limit: number): Judge | undefined {
  const known = judges.get(schema);
  if (typeof known === "function") return known;
  if (known !== undefined && limit <= known) return undefined;
  const whole = schema.home.whole(schema, limit);
  const compiled = whole && compile(schema, whole);
  judges.set(schema, compiled ?? limit);
  return compiled;
}

/**
 * What a schema names that is nothing but a reference: the same schema for all that name it, so that it is compiled once.
 * None where the reference leads to another one, which may lead back.
 */
function targetOf({ home, root, faults }: Schema): Schema | undefined {
  if (typeof root === "boolean" || typeof root.$ref !== "string" || faults.length > 0) return undefined;
  if (Object.keys(root).length > 1) return undefined;
  const target = home.definition(root.$ref);
  const isEnd = typeof target.root === "boolean" || target.root.$ref === undefined;
  return isEnd && target.home === home ? target : undefined;
}

function compile(schema: Schema, whole: Whole): Judge {
  const { root, faults } = whole;
  const compiled = build(schema, whole);
  if (typeof compiled === "string") {
    const fault = faultOf(schema, `this schema cannot be compiled: ${compiled}`);
    return () => ({ kind: "undecided", faults: [...faults, fault] });
  }
  const canTurn = faults.length > 0 && turnsAround(root);
  return (value) => {
    try {
      const { isFine, isCertain } = check(compiled, value);
      // What else refuses the value still does, unless what was left out could turn that no into a yes.
      if (!isCertain && (isFine || canTurn)) return { kind: "undecided", faults };
      return isFine ? { kind: "accepted" } : refused(schema, compiled.errors ?? []);
    } catch (error) {
      // Ajv 8 fails on some values where `unevaluatedProperties` stands next to `if` and `patternProperties`.
      const fault = faultOf(schema, `this value cannot be checked: ${String(error)}`);
      return { kind: "undecided", faults: [...faults, fault] };
    }
  };
}

/** The compiled schema, or why there is none. */
function build(schema: Schema, { root, definitions }: Whole): Compiled | string {
  try {
    if (definitions.size > manyDefinitions) return compileInWeb(schema.home.judged(schema), definitions);
    const validator = ajv();
    const compiled = validator.compile(root);
    // Ajv would keep every schema that it ever saw.
    if (typeof root === "object") validator.removeSchema(root);
    return compiled;
  } catch (error) {
    return String(error instanceof Error ? error.message : error);
  }
}

function faultOf({ loc }: Schema, message: string): KeywordFault {
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
    reason: message,
    loc: schema.home.placeOf((parentSchema ?? true) as Schema["root"]),
    params: params as Record<string, unknown>,
  }));
  return { kind: "refused", refusals };
}
