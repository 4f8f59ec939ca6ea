import type { ConstraintName } from "../keywords/constraint.ts";
import { bodyRules } from "./bodies.ts";
import { callRules } from "./calls.ts";
import type { ConstraintChange } from "./constraints.ts";
import { wholeRules } from "./contract.ts";
import { logicRules } from "./logic.ts";
import { noteRules } from "./notes.ts";
import { parameterRules } from "./parameters.ts";
import { pathRules } from "./paths.ts";
import { propertyRules } from "./properties.ts";
import { responseRules } from "./responses.ts";
import { securityRules } from "./security.ts";
import { typeRules } from "./types.ts";
import { unionRules } from "./unions.ts";

type Rules = typeof pathRules &
  typeof parameterRules &
  typeof bodyRules &
  typeof responseRules &
  typeof callRules &
  typeof securityRules &
  typeof wholeRules &
  typeof typeRules &
  typeof propertyRules &
  typeof unionRules &
  typeof logicRules &
  typeof noteRules;

/** The rules that do not follow from the keyword table, by id; from the whole contract down to single schemas. */
export const rules: Rules = {
  ...pathRules,
  ...parameterRules,
  ...bodyRules,
  ...responseRules,
  ...callRules,
  ...securityRules,
  ...wholeRules,
  ...typeRules,
  ...propertyRules,
  ...unionRules,
  ...logicRules,
  ...noteRules,
};

export { type ConstraintChange, constraintRules } from "./constraints.ts";

/** The id of a rule, without direction. */
export type RuleId = keyof Rules | `${ConstraintName}-${ConstraintChange}`;
