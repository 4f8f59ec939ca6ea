import generateExamples from "./generate-examples.mjs";

/** The rules and the decorator of this contract, for any OpenAPI 3.1 file. */
export default function contract() {
  return {
    id: "contract",
    decorators: { oas3: { "generate-examples": generateExamples } },
  };
}
