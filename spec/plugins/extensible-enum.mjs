// @ts-check
/** `x-extensible-enum` lists known values of an open string: no `enum` or `const` next to it closes the set. */
export default function extensibleEnum() {
  return {
    /**
     * @param {import("./contract.mjs").Node} schema
     * @param {import("./contract.mjs").Context} context
     */
    Schema(schema, { report, location }) {
      const known = schema["x-extensible-enum"];
      if (known === undefined) return;
      /** @param {string} message */
      const flag = (message) => report({ message, location: location.child("x-extensible-enum").key() });
      if (!Array.isArray(known) || known.length === 0 || known.some((value) => typeof value !== "string")) {
        flag("`x-extensible-enum` is not a list of strings. List the known values.");
      } else if (new Set(known).size !== known.length) {
        flag("`x-extensible-enum` lists a value twice. Drop one.");
      }
      if (![schema.type].flat().includes("string"))
        flag("`x-extensible-enum` needs `type: string` next to it.");
      if ("enum" in schema || "const" in schema) {
        flag("`enum` and `const` close the set that `x-extensible-enum` leaves open. Keep one of them.");
      }
    },
  };
}
