import { constraintRules } from "../src/catalogue/constraints.ts";
import { logicRules } from "../src/catalogue/logic.ts";
import { noteRules } from "../src/catalogue/notes.ts";
import { propertyRules } from "../src/catalogue/properties.ts";
import type { RuleId } from "../src/catalogue/rules.ts";
import { typeRules } from "../src/catalogue/types.ts";
import { unionRules } from "../src/catalogue/unions.ts";
import { explain, type Finding } from "../src/index.ts";

const aboutSchemas: ReadonlySet<string> = new Set([
  ...[typeRules, propertyRules, unionRules, logicRules, noteRules].flatMap((rules) => Object.keys(rules)),
  ...Object.values(constraintRules).flatMap((changes) => Object.values(changes).map(({ id }) => id)),
]);

/** Rules that no single value can show: the value is the same, its meaning is not. */
const aboutMeaning: ReadonlySet<string> = new Set<RuleId>([
  ...(["default-added", "default-removed", "default-changed", "xml-changed", "schema-undecided"] as const),
  ...(["discriminator-added", "discriminator-removed", "discriminator-property-changed"] as const),
  ...(["discriminator-value-added", "discriminator-value-removed", "discriminator-value-changed"] as const),
  ...(["known-value-added", "known-value-removed"] as const),
]);

/** Whether a value could show what the finding says: it breaks, and it is about the values that a schema accepts. */
export function isShowable(finding: Finding): boolean {
  const id = explain(finding.id)?.id ?? "";
  return finding.level === "breaking" && aboutSchemas.has(id) && !aboutMeaning.has(id);
}
