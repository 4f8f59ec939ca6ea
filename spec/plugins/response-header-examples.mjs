// @ts-check
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** @import { Context, Node } from "./contract.mjs" */

const ajv = addFormats.default(new Ajv.default({ strict: false }));

/** @typedef {Node & { schema?: Node, examples?: Record<string, Node> }} Header */

/** Every response header has an example, valid against its schema: the mock sends it. */
export default function responseHeaderExamples() {
  return {
    Response: {
      /**
       * @param {Header} header
       * @param {import("./contract.mjs").Context} context
       */
      Header(header, { report, location, resolve }) {
        if (header.schema === undefined) return;
        const examples = namedExamples(header, resolve);
        if (examples.length === 0) {
          report({
            message: "This header has no `example`. Add one: the mock sends it.",
            location: location.key(),
          });
        }
        const validate = ajv.compile(inline(header.schema, resolve));
        for (const [path, value] of examples) {
          if (validate(value)) continue;
          report({
            message: `The example does not match the header's schema: it ${ajv.errorsText(validate.errors, { dataVar: "" }).trim()}. Fix the example or the schema.`,
            location: location.child(path),
          });
        }
      },
    },
  };
}

/**
 * @param {Header} header
 * @param {Context["resolve"]} resolve
 * @returns {[path: string[], value: unknown][]}
 */
function namedExamples(header, resolve) {
  /** @type {[path: string[], value: unknown][]} */
  const named = Object.entries(header.examples ?? {}).map(([name, example]) => [
    ["examples", name],
    resolve(example).node?.value,
  ]);
  return "example" in header ? [[["example"], header.example], ...named] : named;
}

/**
 * The schema with its references replaced, since Ajv sees it without the document around it.
 * @param {Node} schema
 * @param {Context["resolve"]} resolve
 * @param {string} [from]
 * @param {readonly unknown[]} [seen]
 * @returns {Node}
 */
function inline(schema, resolve, from, seen = []) {
  if (typeof schema.$ref === "string") {
    const { node, location } = resolve(schema, from);
    if (node === undefined || seen.includes(node)) return {};
    const { $ref, ...siblings } = schema;
    return { allOf: [inline(node, resolve, location?.source.absoluteRef, [...seen, node]), siblings] };
  }
  return Object.fromEntries(
    Object.entries(schema).map(([key, part]) => [key, inlinePart(part, resolve, from, seen)]),
  );
}

/**
 * @param {unknown} part a value of a keyword
 * @param {Context["resolve"]} resolve
 * @param {string | undefined} from
 * @param {readonly unknown[]} seen
 * @returns {unknown}
 */
function inlinePart(part, resolve, from, seen) {
  if (Array.isArray(part)) return part.map((each) => inlinePart(each, resolve, from, seen));
  return isNode(part) ? inline(part, resolve, from, seen) : part;
}

/**
 * @param {unknown} part
 * @returns {part is Node}
 */
function isNode(part) {
  return typeof part === "object" && part !== null;
}
