// @ts-check
const text = /^(text\/|application\/(.+\+)?(json|xml)\b)/;

/** Every text body of a response has a named example: docs, mock and tests choose by these names. */
export default function responseExamples() {
  return {
    Response: {
      /**
       * @param {import("./contract.mjs").Node & { examples?: object }} mediaType
       * @param {import("./contract.mjs").Context} context
       */
      MediaType(mediaType, { report, location, key }) {
        if (!text.test(String(key)) || Object.keys(mediaType.examples ?? {}).length > 0) return;
        const found = "example" in mediaType ? "has an example without a name" : "has no example";
        report({
          message: `The \`${key}\` body ${found}. Add one under \`examples\`, with a short kebab-case name.`,
          location: location.key(),
        });
      },
    },
  };
}
