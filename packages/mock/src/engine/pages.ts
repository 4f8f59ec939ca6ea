import { get, isObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import type { Operation } from "@partner-licenses/document/model/operations";
import { keysOf } from "@partner-licenses/document/reader/pointer";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import type { EngineRequest } from "./types.ts";

/** Pages of a list: enough to see a walk go on, and end. */
const count = 3;

/** What an operation says by `x-pagination`. */
interface Plan {
  readonly kind: string;
  readonly parameter: string;
  readonly start: number;
  /** The keys that a field's pointer leads along; undefined where there is none. */
  at(field: "items" | "next" | "more" | "total" | "last"): string[] | undefined;
}

/** One page as it is sent. */
export interface Page {
  readonly body: unknown;
  /** The `Link` header, where it leads on: empty on the last page. */
  readonly link: string | undefined;
}

/** The bodies that pages are made of. */
export interface Bodies {
  readonly first: unknown;
  /** Another one, the same for the same number. */
  other(page: number): unknown;
  /** Whether the contract allows a body. */
  fits(body: unknown): boolean;
}

/** The page that a request asks for, where its operation declares how pages hang together. */
export function pageOf(
  workspace: Workspace,
  operation: Operation,
  request: EngineRequest,
  { first, other, fits }: Bodies,
): Page | undefined {
  const plan = planOf(workspace, operation);
  const items = plan?.at("items") ?? listIn(first);
  if (plan === undefined || items === undefined) return undefined;
  const others = request.whole ? 0 : count - 1;
  const bodies = [first, ...Array.from({ length: others }, (_, index) => other(index + 2))];
  const sizes = bodies.map((body) => [valueAt(body, items)].flat().length);
  if (sizes.includes(0) || !bodies.every((body) => Array.isArray(valueAt(body, items)))) return undefined;
  const cursors = cursorsOf(bodies, plan.at("next") ?? []);
  const index = indexOf(plan, request, sizes, cursors);
  const isOver = index >= others;
  const body = structuredClone(bodies[Math.min(index, others)]);
  const set = (field: Parameters<Plan["at"]>[0], value: unknown): void => {
    const keys = plan.at(field);
    if (keys !== undefined) put(body, keys, value);
  };
  // a list that is the body itself has nothing else to say
  if (index > others && items.length === 0) return { body: [], link: undefined };
  if (index > others) put(body, items, []);
  set("more", !isOver);
  set("total", sum(sizes));
  set("last", plan.start + others);
  const url = urlOf(request, index + 2);
  const next = plan.at("next");
  const isInItems =
    next !== undefined && items.every((key, place) => next[place] === key) && next.length > items.length;
  if (next !== undefined && isOver && !isInItems) end(body, next, fits);
  else if (next !== undefined && !isInItems) put(body, next, plan.kind === "url" ? url : cursors[index]);
  return { body, link: plan.kind !== "link" ? undefined : isOver ? "" : `<${url}>; rel="next"` };
}

function planOf(workspace: Workspace, { value, parameters }: Operation): Plan | undefined {
  const declared = value["x-pagination"];
  if (!isObject(declared)) return undefined;
  const { kind, parameter, start } = declared as JsonObject;
  const found = parameters.find((each) => each.in === "query" && each.name === parameter)?.schema;
  const byDefault = found && get(workspace.deref(found.value, found.loc).value, "default");
  return {
    kind: String(kind),
    parameter: String(parameter),
    start: Number(start ?? byDefault ?? (kind === "page" ? 1 : 0)) || 0,
    at: (field) => (declared[field] === undefined ? undefined : keysOf(String(declared[field]))),
  };
}

/** Where the list of a body is: the body itself, or the only list in it. */
function listIn(body: unknown): string[] | undefined {
  if (Array.isArray(body)) return [];
  const lists = Object.entries(objectOrEmpty(body)).filter(([, value]) => Array.isArray(value));
  const [name] = lists.length === 1 ? (lists[0] ?? []) : [];
  return name === undefined ? undefined : [name];
}

/** The number of the page that is asked for, counted from 0; one behind the last is empty. */
function indexOf(
  { kind, parameter, start }: Plan,
  { query, body }: EngineRequest,
  sizes: readonly number[],
  cursors: readonly unknown[],
): number {
  if (kind === "link" || kind === "url") return Math.max(0, (Number(query.__page) || 1) - 1);
  const asked = parameter.startsWith("/") ? valueAt(body, keysOf(parameter)) : query[parameter];
  if (asked === undefined || asked === null || asked === "") return 0;
  if (kind === "cursor") {
    const before = cursors.findIndex((cursor) => String(cursor) === String(asked));
    return before < 0 ? sizes.length - 1 : before + 1;
  }
  const number = Math.max(0, Number(asked) - start) || 0;
  if (kind === "page") return number;
  const behind = sizes.findIndex((_, index) => number < sum(sizes.slice(0, index + 1)));
  return behind < 0 ? sizes.length : behind;
}

/** What leads on from each page: what its body says there, or a text. No two are the same. */
function cursorsOf(bodies: readonly unknown[], next: readonly string[]): unknown[] {
  const said = bodies.map((body) => valueAt(body, next));
  const isCursor = (value: unknown) =>
    (typeof value === "string" && value !== "") || typeof value === "number";
  const kind = typeof said.find(isCursor);
  return said.map((value, index) => {
    const isOwn = isCursor(value) && said.indexOf(value) === index;
    return isOwn ? value : kind === "number" ? index + 2 : `page-${index + 2}`;
  });
}

/** The address of another page: the same with a parameter of the mock's own. */
function urlOf({ path, search, headers }: EngineRequest, page: number): string {
  const pairs = [...(search === "" ? [] : [search]), `__page=${page}`].join("&");
  return `http://${headers.host ?? "localhost"}${path}?${pairs}`;
}

/** Takes away what leads on, as the contract allows it. */
function end(body: unknown, keys: readonly string[], fits: Bodies["fits"]): void {
  for (const value of [undefined, null, ""]) {
    put(body, keys, value);
    if (fits(body)) return;
  }
  put(body, keys, undefined);
}

function valueAt(body: unknown, keys: readonly string[]): unknown {
  return keys.reduce(
    (value, key) => (Array.isArray(value) ? value.at(Number(key)) : get(value, key)) as unknown,
    body,
  );
}

/** Writes into an object, and makes those on the way. */
function put(body: unknown, keys: readonly string[], value: unknown): void {
  const [key, ...rest] = keys;
  if (typeof body !== "object" || body === null || key === undefined) return;
  const owner = body as Record<string, unknown>;
  if (rest.length > 0) {
    owner[key] ??= {};
    put(owner[key], rest, value);
  } else if (value === undefined) delete owner[key];
  else owner[key] = value;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
