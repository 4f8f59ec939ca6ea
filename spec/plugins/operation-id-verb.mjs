// @ts-check
const defaultVerbs =
  "add approve cancel check create delete download export get import list remove replace search send set start stop submit update upload validate";
/** @type {Readonly<Record<string, string>>} */
const verbOf = { get: "get", put: "replace", post: "create", patch: "update", delete: "delete" };

/**
 * operationIds read as verb + noun in camelCase, such as `getOrder`: clients and hooks take their names from them.
 * Option `verbs`: the verbs to allow instead of the usual ones.
 */
export default function operationIdVerb({ verbs = defaultVerbs.split(" ") }) {
  const shape = new RegExp(`^(${verbs.join("|")})([A-Z][a-z0-9]*)+$`);
  return {
    /**
     * @param {{ operationId?: unknown }} operation
     * @param {import("./contract.mjs").Context} context
     */
    Operation({ operationId }, { report, location, key }) {
      if (typeof operationId !== "string" || shape.test(operationId)) return;
      const noun = operationId.replace(/[^A-Za-z0-9]/g, "");
      const fix = `${verbOf[key] ?? "get"}${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
      report({
        message: `operationId \`${operationId}\` is not a verb and a noun in camelCase. Rename it, for example to \`${fix}\`. Verbs: ${verbs.join(", ")}.`,
        location: location.child("operationId"),
      });
    },
  };
}
