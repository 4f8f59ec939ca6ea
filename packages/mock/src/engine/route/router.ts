import type { Operation } from "@partner-licenses/document/model/operations";
import { addressOf } from "@partner-licenses/document/model/templates";
import routerErrors from "@stoplight/prism-http/dist/router/errors.js";
import { matchBaseUrl } from "@stoplight/prism-http/dist/router/matchBaseUrl.js";
import { MatchType } from "@stoplight/prism-http/dist/router/types.js";
import prismTypes from "@stoplight/prism-http/dist/types.js";

import * as E from "fp-ts/lib/Either.js";
import type { EngineOperation } from "../operation.ts";
import type { BasePaths } from "../types.ts";
import { basePathsOf } from "./base-path.ts";
import { partsOf } from "./segment.ts";
import { type Methods, PathTree } from "./tree.ts";

/** A request that is to find its operation. */
interface Wanted {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  /** The base URL that the operation must be served under, when somebody asks for one. */
  readonly server?: string | undefined;
}

/** The operation that a request is for, and its path without that of the server. */
export interface Routed {
  readonly operation: number;
  readonly path: string;
  /** Others at the same address: their templates differ in what no request shows. */
  readonly others: readonly number[];
}

const { ProblemJsonError } = prismTypes;

/** Finds the operation of a request. */
export class Router {
  private readonly operations: readonly EngineOperation[];
  private readonly declared: readonly Operation[];
  private readonly basePaths: BasePaths;
  private readonly queries: readonly string[];
  private readonly plain = new PathTree();
  /** A tree for each path of a server, with the number of its parts. */
  private readonly based = new Map<string, { readonly tree: PathTree; readonly length: number }>();

  constructor(
    operations: readonly EngineOperation[],
    declared: readonly Operation[],
    basePaths: BasePaths = "optional",
  ) {
    this.operations = operations;
    this.declared = declared;
    this.basePaths = basePaths;
    this.queries = operations.map(({ path }) => addressOf(path).query);
    // Where the query says which operation is meant, the one that asks for more of it is.
    const indices = [...operations.keys()].sort((a, b) => this.queryOf(b).length - this.queryOf(a).length);
    for (const index of indices) this.add(index, operations[index] as EngineOperation);
  }

  private add(index: number, operation: EngineOperation): void {
    const { path } = addressOf(operation.path);
    const name = operation.method.toUpperCase();
    this.plain.add(path, name, index);
    if (this.basePaths === "ignored") return;
    for (const base of new Set(this.declared[index]?.servers.flatMap(basePathsOf))) {
      const known = this.based.get(base) ?? { tree: new PathTree(), length: base.split("/").length - 1 };
      this.based.set(base, known);
      known.tree.add(base + path, name, index);
    }
  }

  /** The operation of a request. Throws a problem that says why there is none. */
  find({ method, path, search, server }: Wanted): Routed {
    const ways = this.ways(path);
    const name = method.toUpperCase();
    const found: Routed[] = [];
    for (const { methods, rest } of ways) {
      const same = methods.get(name) ?? (name === "HEAD" ? methods.get("GET") : undefined);
      const [operation, ...others] = same?.filter((index) => isAsked(this.queryOf(index), search)) ?? [];
      if (operation !== undefined) found.push({ operation, path: rest, others });
    }
    if (ways.length === 0) throw noPath(path);
    if (found.length === 0) throw noMethod(path, method, ways);
    const [first] = server === undefined ? found : this.servedAt(server, found);
    if (first === undefined) throw noServer(String(server));
    return first;
  }

  /** The path of a request to an operation, without that of the server. */
  restOf(operation: number, wanted: Wanted): string {
    try {
      const found = this.find(wanted);
      return [found.operation, ...found.others].includes(operation) ? found.path : wanted.path;
    } catch {
      return wanted.path;
    }
  }

  /** The query that stands in the template of an operation. */
  private queryOf(operation: number): string {
    return this.queries[operation] ?? "";
  }

  private ways(path: string): { methods: Methods; rest: string }[] {
    const plain = this.basePaths === "required" ? [] : this.plain.find(path);
    const found = plain.map((methods) => ({ methods, rest: path }));
    if (this.basePaths === "ignored" || (found.length > 0 && this.based.size === 0)) return found;
    for (const { tree, length } of this.based.values()) {
      if (length === 0 && this.basePaths !== "required") continue;
      const rest = `/${partsOf(path).slice(length).join("/")}`;
      for (const methods of tree.find(path)) found.push({ methods, rest });
    }
    return found;
  }

  /** As Prism does it: servers that are meant exactly come before those with variables. */
  private servedAt(server: string, found: readonly Routed[]): readonly Routed[] {
    if (this.operations.every(({ servers = [] }) => servers.length === 0)) throw noServers(server);
    const match = (each: Routed): MatchType[] =>
      (this.operations[each.operation]?.servers ?? []).flatMap((one) => {
        const result = matchBaseUrl(one, server);
        if (E.isLeft(result)) throw result.left;
        return result.right === MatchType.NOMATCH ? [] : [result.right];
      });
    const matched = found.map((each) => [each, match(each)] as const).filter(([, types]) => types.length > 0);
    const exact = matched.filter(([, types]) => types.includes(MatchType.CONCRETE));
    return [...exact, ...matched].map(([each]) => each);
  }
}

function isAsked(query: string, search: string): boolean {
  if (query === "") return true;
  const sent = search.split("&");
  return query.split("&").every((pair) => pair === "" || sent.includes(pair));
}

/** Whether an error says that no operation takes a request. */
export function isUnrouted(error: unknown): error is Error & { detail?: string } {
  return (
    error instanceof ProblemJsonError &&
    /^NO_\w+_(MATCHED|PROVIDED)_ERROR$/.test(error.name.replace(/^.*#/, ""))
  );
}

function noPath(path: string): Error {
  return ProblemJsonError.fromTemplate(
    routerErrors.NO_PATH_MATCHED_ERROR,
    `The route ${path} hasn't been found in the specification file`,
  );
}

function noMethod(path: string, method: string, ways: readonly { methods: Methods }[]): Error {
  const known = new Set(ways.flatMap(({ methods }) => [...methods.keys()]));
  if (known.has("GET")) known.add("HEAD");
  const problem = ProblemJsonError.fromTemplate(
    routerErrors.NO_METHOD_MATCHED_ERROR,
    `The route ${path} has been matched, but it does not have "${method.toLowerCase()}" method defined`,
  );
  return Object.assign(problem, { headers: { Allow: [...known].join(", ") } });
}

function noServers(server: string): Error {
  return ProblemJsonError.fromTemplate(
    routerErrors.NO_SERVER_CONFIGURATION_PROVIDED_ERROR,
    `No server configuration has been provided, although ${server} is set as server url`,
  );
}

function noServer(server: string): Error {
  return ProblemJsonError.fromTemplate(
    routerErrors.NO_SERVER_MATCHED_ERROR,
    `The server url ${server} hasn't been matched with any of the provided servers`,
  );
}
