// @ts-check
const headers = ["request-id", "correlation-id", "correlation-vector"];
/** @type {Readonly<Record<"parameter" | "response header" | "property", readonly string[]>>} */
const roles = {
  parameter: [...headers, "locale", "application", "client-name", "client-version", "contract-version"],
  "response header": [...headers, "server-id"],
  property: ["error-code", "error-description", "error-data", "error-source"],
};

/** `x-role` holds a role that the generators know: they ignore any other, and the client would lose a header. */
export default function knownRoles() {
  /** @type {(place: keyof typeof roles) => (node: import("./contract.mjs").Node, context: import("./contract.mjs").Context) => void} */
  const check =
    (place) =>
    (node, { report, location }) => {
      const role = node["x-role"];
      if (role === undefined || roles[place].some((known) => known === role)) return;
      report({
        message: `\`x-role: ${role}\` means nothing on a ${place}. Known there: ${roles[place].join(", ")}.`,
        location: location.child("x-role"),
      });
    };
  return { Parameter: check("parameter"), Header: check("response header"), Schema: check("property") };
}
