import { asArray, asString, entries, get, type Json, strings } from "../json.ts";
import { at, type Loc } from "../reader/pointer.ts";
import type { Target } from "../reader/workspace.ts";

/** A variable of a server's URL. */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The values that it may have; none when any may come. */
  readonly values: readonly string[];
  readonly description: string | undefined;
}

/** Where an operation is served. */
export interface Server {
  readonly url: string;
  /** `x-environment`, or `name` since OpenAPI 3.2. */
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly variables: readonly ServerVariable[];
  readonly loc: Loc;
}

/** The servers in force: those of the first holder that names any; `/` when none does. */
export function serversOf(holders: readonly Target[]): Server[] {
  for (const { value, loc } of holders) {
    const listed = asArray(get(value, "servers"));
    if (listed.length > 0) return listed.map((server, index) => serverOf(server, at(loc, "servers", index)));
  }
  const loc = holders.at(-1)?.loc;
  return loc === undefined ? [] : [{ url: "/", name: undefined, description: undefined, variables: [], loc }];
}

/** A server's URL with the defaults of its variables. */
export function defaultUrl({ url, variables }: Pick<Server, "url" | "variables">): string {
  return variables.reduce((filled, each) => filled.replaceAll(`{${each.name}}`, each.default), url);
}

function serverOf(server: Json, loc: Loc): Server {
  return {
    url: asString(get(server, "url")) ?? "/",
    name: asString(get(server, "x-environment")) ?? asString(get(server, "name")),
    description: asString(get(server, "description")),
    variables: entries(get(server, "variables")).map(([name, variable]) => ({
      name,
      default: String(get(variable, "default") ?? ""),
      values: strings(get(variable, "enum")),
      description: asString(get(variable, "description")),
    })),
    loc,
  };
}
