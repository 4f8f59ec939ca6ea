import extensibleEnum from "./extensible-enum.mjs";
import generateExamples from "./generate-examples.mjs";
import knownRoles from "./known-roles.mjs";
import operationIdVerb from "./operation-id-verb.mjs";
import prismSchema from "./prism-schema.mjs";
import responseExamples from "./response-examples.mjs";
import responseHeaderExamples from "./response-header-examples.mjs";
import responseHeaderRoles from "./response-header-roles.mjs";

/** Rules for what the built-in ones miss, and the decorator that writes generated examples. For any OpenAPI 3.1 file. */
export default function contract() {
  return {
    id: "contract",
    rules: {
      oas3: {
        "extensible-enum": extensibleEnum,
        "known-roles": knownRoles,
        "operation-id-verb": operationIdVerb,
        "prism-schema": prismSchema,
        "response-examples": responseExamples,
        "response-header-examples": responseHeaderExamples,
        "response-header-roles": responseHeaderRoles,
      },
    },
    decorators: {
      oas3: { "generate-examples": generateExamples },
    },
  };
}
