/**
 * Stands in for Prism's `validator/validators/params` with the same results. Prism rebuilds the lowercased
 * headers once per declared parameter and the plan once per request; here the plan is made once per contract.
 */
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import type { Deps } from "@stoplight/prism-http/dist/validator/validators/params.js";
import type { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import * as utils from "@stoplight/prism-http/dist/validator/validators/utils.js";
import { DiagnosticSeverity, type IHttpParam } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import * as O from "fp-ts/lib/Option.js";

type Values = Record<string, unknown>;
type Schema = Parameters<typeof utils.validateAgainstSchema>[1];
type Violations = E.Either<[IPrismDiagnostic, ...IPrismDiagnostic[]], unknown>;

interface Param {
  name: string;
  explode: boolean;
  schema: unknown;
  read: ((name: string, values: Values, schema: unknown, explode: boolean) => unknown) | undefined;
}

interface Plan {
  schema: Schema;
  params: Param[];
  deprecated: IHttpParam[];
}

const plans = new WeakMap<readonly IHttpParam[], Plan>();

function makePlan(specs: readonly IHttpParam[], deps: Deps<Values>): Plan {
  const byName = new Map<string, IHttpParam>();
  for (const spec of specs) byName.set(spec.name.toLowerCase(), spec);
  const properties: Record<string, unknown> = {};
  for (const [name, spec] of byName) if (spec.schema) properties[name] = spec.schema;
  const required = specs.filter((spec) => spec.required).map((spec) => spec.name.toLowerCase());
  const params = [...byName].map(([name, spec]) => ({
    name,
    explode: spec.explode || false,
    schema: properties[name],
    read: deps.deserializers[spec.style || deps.defaultStyle] as Param["read"],
  }));
  const schema = { type: "object", properties, required } as Schema;
  return { schema, params, deprecated: specs.filter((spec) => spec.deprecated) };
}

function planFor(specs: readonly IHttpParam[], deps: Deps<Values>): Plan {
  let plan = plans.get(specs);
  if (!plan) {
    plan = makePlan(specs, deps);
    plans.set(specs, plan);
  }
  return plan;
}

function lowercaseKeys(target: Values): Values {
  const values: Values = {};
  for (const key of Object.keys(target)) {
    Object.defineProperty(values, key.toLowerCase(), {
      value: target[key],
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return values;
}

function deprecations(plan: Plan, target: Values, prefix: string): IPrismDiagnostic[] {
  const label = prefix.charAt(0).toUpperCase() + prefix.slice(1);
  return plan.deprecated
    .filter((spec) => target[spec.name])
    .map((spec) => ({
      path: [prefix, spec.name],
      code: "deprecated",
      message: `${label} param ${spec.name} is deprecated`,
      severity: DiagnosticSeverity.Warning,
    }));
}

/**
 * One value as its style says. Where Prism would end its process, an absent header is absent, one that is no text is
 * taken as it is, the parts of a path's list are put together again, and a value that its style cannot be read from is a violation.
 */
function readParam(
  { name, read, schema, explode }: Param,
  target: Values,
  prefix: string,
): { value?: unknown; fault?: IPrismDiagnostic } {
  const given = target[name];
  if (prefix === "header" && typeof given !== "string") return { value: given };
  try {
    const values = prefix === "path" && Array.isArray(given) ? { [name]: given.join(",") } : target;
    return { value: read?.(name, values, schema, explode) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { fault: { path: [prefix, name], code: "style", message, severity: DiagnosticSeverity.Error } };
  }
}

/** Reads the declared parameters out of `target` and checks them against one schema, as Prism does. */
export function validateParams(
  target: Values,
  specs: IHttpParam[],
  context: ValidationContext,
  bundle?: unknown,
) {
  return (deps: Deps<Values>): Violations => {
    if (specs.length === 0) return E.right(target);
    const plan = planFor(specs, deps);
    const values: Values = {};
    const faults: IPrismDiagnostic[] = [];
    const lowered = lowercaseKeys(target);
    for (const param of plan.params) {
      const { value, fault } = readParam(param, lowered, deps.prefix);
      if (value) values[param.name] = value;
      if (fault) faults.push(fault);
    }
    const [unread, ...more] = faults;
    if (unread) return E.left([unread, ...more]);
    const found = utils.validateAgainstSchema(values, plan.schema, true, context, deps.prefix, bundle);
    const violations = [...(O.isSome(found) ? found.value : []), ...deprecations(plan, target, deps.prefix)];
    const [first, ...others] = violations;
    return first ? E.left([first, ...others]) : E.right(target);
  };
}
