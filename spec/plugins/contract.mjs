// @ts-check
import extensibleEnum from "./extensible-enum.mjs";
import generateExamples from "./generate-examples.mjs";
import knownRoles from "./known-roles.mjs";
import operationIdVerb from "./operation-id-verb.mjs";
import prismSchema from "./prism-schema.mjs";
import responseExamples from "./response-examples.mjs";
import responseHeaderExamples from "./response-header-examples.mjs";
import responseHeaderRoles from "./response-header-roles.mjs";

/**
 * A place in a contract, as Redocly's rules name it.
 * @typedef {object} Location
 * @property {(keys: string | readonly (string | number)[]) => Location} child
 * @property {() => Location} key
 */

/**
 * A node of the contract as somebody wrote it: a rule looks at what it is.
 * @typedef {{ [key: string]: unknown, $ref?: unknown }} Node
 */

/**
 * What a rule gets with a node.
 * @typedef {object} Context
 * @property {(problem: { message: string, location: Location }) => void} report
 * @property {Location} location
 * @property {string | number} key
 * @property {(node: Node, from?: string) => { node?: Node, location?: { source: { absoluteRef: string } } }} resolve
 */

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
