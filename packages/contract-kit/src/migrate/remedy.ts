import { explain, type Finding } from "@partner-licenses/contract-diff";

/** What consumers do about a break, in a sentence for each side that it concerns. */
export function remedyOf({ id, direction }: Pick<Finding, "id" | "direction">): string {
  const remedy = explain(id)?.remedy ?? "Check the code that uses it.";
  if (typeof remedy === "string") return remedy;
  return direction === "request" || direction === "response"
    ? remedy[direction]
    : `${remedy.request} ${remedy.response}`;
}
