import type { Operation } from "../contract/types.ts";

/** What an operation does with a collection. */
export type Role = "list" | "create" | "read" | "replace" | "change" | "remove";

/** A path under which things are kept, such as `/pets`, with the operations of it and of `/pets/{id}`. */
export interface Collection {
  readonly path: string;
  /** The variable of the path of one thing. */
  readonly variable: string;
  readonly operations: Readonly<Partial<Record<Role, number>>>;
}

/** What an operation does, and with which collection. */
export interface Part {
  readonly role: Role;
  readonly collection: Collection;
}

const ofOne: Readonly<Record<string, Role>> = {
  get: "read",
  put: "replace",
  patch: "change",
  delete: "remove",
};
const ofAll: Readonly<Record<string, Role>> = { get: "list", post: "create" };

/** The collections of a contract by the operations that belong to them. */
export function collectionsOf(operations: readonly Operation[]): Map<number, Part> {
  const items = new Map<string, string>();
  for (const { path } of operations) {
    const [, base, variable] = /^(.+)\/\{([^{}/]+)\}$/.exec(path) ?? [];
    if (base !== undefined && variable !== undefined) items.set(base, variable);
  }
  const parts = new Map<number, Part>();
  for (const [path, variable] of items) {
    const roles: Partial<Record<Role, number>> = {};
    const collection = { path, variable, operations: roles };
    for (const [index, operation] of operations.entries()) {
      const known = { [path]: ofAll, [`${path}/{${variable}}`]: ofOne }[operation.path];
      const role = known?.[operation.method.toLowerCase()];
      if (role === undefined) continue;
      roles[role] = index;
      parts.set(index, { role, collection });
    }
  }
  return parts;
}
