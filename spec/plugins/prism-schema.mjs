// @ts-check
// Measured with Prism 5.16: it accepts values that these keywords refuse.
const ignored = {
  prefixItems: "Describe an object with named properties instead.",
  unevaluatedProperties: "List all properties in one schema instead.",
  unevaluatedItems: "Describe the items with `items` instead.",
  dependentRequired: "Use `if` and `then` with `required` instead.",
  dependentSchemas: "Use `if` and `then` instead.",
  minContains: "Use `contains` alone, or state the number in the description.",
  maxContains: "Use `contains` alone, or state the number in the description.",
  $dynamicRef: "Use `$ref` instead.",
  contentSchema: "Describe the content in words instead.",
};

/** Schemas keep to what Prism validates, so that the mock refuses what the contract refuses. */
export default function prismSchema() {
  return {
    /**
     * @param {import("./contract.mjs").Node & { discriminator?: { mapping?: unknown } }} schema
     * @param {import("./contract.mjs").Context} context
     */
    Schema(schema, { report, location }) {
      for (const [keyword, instead] of Object.entries(ignored)) {
        if (!(keyword in schema)) continue;
        report({
          message: `Prism does not check \`${keyword}\`. ${instead}`,
          location: location.child(keyword).key(),
        });
      }
      if (schema.discriminator?.mapping) {
        report({
          message:
            "Prism ignores `discriminator.mapping`. Give the property a `const` in each branch and drop the mapping.",
          location: location.child(["discriminator", "mapping"]).key(),
        });
      }
    },
  };
}
