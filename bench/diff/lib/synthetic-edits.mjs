// Edits of one domain's schemas, one kind per domain: what makes the revision differ from the base.
const kinds = [
  (schemas, n) => {
    schemas[`Base${n}`].properties.added = { type: "string" };
  },
  (schemas, n) => {
    schemas[`Input${n}`].properties.field1.maxLength -= 5;
  },
  (schemas, n) => {
    schemas[`Base${n}`].properties.state.enum.push("void");
  },
  (schemas, n) => {
    schemas[`Tree${n}`].properties.label.description += " It may change.";
  },
  (schemas, n) => {
    delete schemas[`Thread${n}`].properties.title;
    schemas[`Thread${n}`].required = ["comments"];
  },
  (schemas, n) => {
    schemas[`Input${n}`].required.push("count");
  },
];

/** Every eighth domain is edited. */
export const isEdited = (n) => n % 8 === 0;

/** A copy of domain `n`'s schemas with its edit. */
export function edited(schemas, n) {
  const copy = structuredClone(schemas);
  kinds[(n / 8) % kinds.length](copy, n);
  return copy;
}
