import type { Contract } from "@partner-licenses/document/contract";
import { asString, get } from "@partner-licenses/document/json";
import { type Operation, operationsOf } from "@partner-licenses/document/model/operations";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { type Schema, Schemas } from "@partner-licenses/document/values/schema/schemas";
import type { Direction } from "@partner-licenses/document/values/schema/types";

/** A contract as this server needs it. */
export interface Api {
  readonly contract: Contract;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** The operations by the name that agents use: the `operationId`, or `GET /path` where there is none. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** The schema at a place, as senders of requests or of answers must follow it. */
  schema(direction: Direction, written: Target | undefined): Schema | undefined;
}

/** The operations of a contract by name, and its schemas. */
export function apiOf(contract: Contract): Api {
  const { document, workspace, version: dialect } = contract;
  const schemas = {
    request: new Schemas(workspace, { dialect, direction: "request", discriminates: true }),
    response: new Schemas(workspace, { dialect, direction: "response", discriminates: true }),
  };
  const info = (key: string) => asString(get(document, "info", key));
  return {
    contract,
    title: info("title") ?? "Untitled contract",
    version: info("version") ?? "",
    description: info("summary") ?? info("description") ?? "",
    operations: new Map(operationsOf(workspace).map((operation) => [nameOf(operation), operation])),
    schema: (direction, written) => written && schemas[direction].at(written.value, written.loc),
  };
}

/** Whether the operation is one that a read-only server calls. */
export function isRead({ method }: Operation): boolean {
  return method === "get" || method === "head";
}

function nameOf(operation: Operation): string {
  return operation.operationId ?? routeOf(operation);
}

/** The method and path of an operation: `GET /v1/pets`. */
export function routeOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}
