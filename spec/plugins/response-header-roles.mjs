// @ts-check
/** @import { Node } from "./contract.mjs" */

/**
 * Every response declares the headers that clients read by their `x-role`.
 * Option `roles`: the roles that no response may lack.
 * @param {{ roles?: readonly string[] }} options
 */
export default function responseHeaderRoles({ roles = [] }) {
  return {
    /**
     * @param {Node & { headers?: Record<string, Node> }} response
     * @param {import("./contract.mjs").Context} context
     */
    Response(response, { report, location, resolve }) {
      const headers = Object.values(response.headers ?? {}).map((header) => resolve(header).node);
      for (const role of roles) {
        if (headers.some((header) => header?.["x-role"] === role)) continue;
        report({
          message: `This response has no header with \`x-role: ${role}\`. Add one to its \`headers\`, preferably by \`$ref\`.`,
          location: location.child(response.headers ? "headers" : "description").key(),
        });
      }
    },
  };
}
