import { constraintRules } from "../src/catalogue/constraints.ts";
import { schemaRules } from "../src/catalogue/schemas.ts";
import { explain, type Finding } from "../src/index.ts";

const aboutSchemas = new Set([...schemaRules, ...constraintRules].map(({ id }) => id));

/** Rules that no single value can show: the value is the same, its meaning is not. */
const meaning = /^(default|discriminator|known-value|xml|schema-undecided)/;

/** Whether a value could show what the finding says: it breaks, and it is about the values that a schema accepts. */
export function isShowable(finding: Finding): boolean {
  const id = explain(finding.id)?.id ?? "";
  return finding.level === "breaking" && aboutSchemas.has(id) && !meaning.test(id);
}
