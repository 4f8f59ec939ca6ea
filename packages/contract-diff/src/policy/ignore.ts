import type { IgnorePolicy } from "./policy.ts";

/** Whether an operation such as `GET /v1/pets` is one that the policy leaves out. */
export function isIgnored(operation: string, { operations }: IgnorePolicy): boolean {
  const [, method, path] = /^(?:([A-Za-z]+) )?(.*)$/s.exec(operations) ?? [];
  const [name = "", ...rest] = operation.split(" ");
  if (method !== undefined && method.toUpperCase() !== name.toUpperCase()) return false;
  return patternOf(path ?? "").test(rest.join(" "));
}

/** `*` is one segment or a part of it, `**` any number of them; names of path parameters do not matter. */
function patternOf(glob: string): RegExp {
  const parts = glob.split(/(\*\*|\*|\{[^{}/]*\})/).map((part) => {
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    return part.startsWith("{") ? "\\{[^{}/]*\\}" : part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "s");
}
