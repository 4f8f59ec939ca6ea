import { asString, entries, get, isObject, type JsonObject, objectOrEmpty, strings } from "../json.ts";
import { at, join, type Loc } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";
import { contentOf, type Header, headersOf, type MediaType } from "./content.ts";
import { methodsIn } from "./methods.ts";
import { type Parameter, parametersOf } from "./parameters.ts";
import { type SecurityAlternative, securityOf } from "./security.ts";
import { type Server, serversOf } from "./servers.ts";
import { variablesOf } from "./templates.ts";

/** The body of a request. */
export interface Body {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly value: JsonObject;
  readonly loc: Loc;
}

/** What an operation answers with one status (`200`, `4XX`, `default`). */
export interface Response {
  readonly status: string;
  readonly description: string | undefined;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly value: JsonObject;
  readonly loc: Loc;
}

/** An operation as it is written: its references followed, nothing inherited filled in. */
export interface BareOperation extends Target {
  readonly kind: "path" | "webhook" | "callback";
  /** Lower case where the method has a field of its own, else exactly as it is sent. */
  readonly method: string;
  /** The template of the path, the name of the webhook, or the expression of the callback. */
  readonly path: string;
  /** Where its path names it: `#/paths/~1v1~1pets/get`. */
  readonly pointer: string;
  readonly item: Target;
}

/** One operation, all references followed and all that is inherited filled in; `loc` is in another file, when its path item is. */
export interface Operation extends BareOperation {
  readonly operationId: string | undefined;
  readonly tags: readonly string[];
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  readonly responses: readonly Response[];
  readonly security: readonly SecurityAlternative[];
  readonly servers: readonly Server[];
  readonly value: JsonObject;
}

/** The operations under `paths`, in the order in which they are written. */
export function operationsOf(workspace: Workspace): Operation[] {
  return pathItems(workspace).flatMap((item) => operationsIn(workspace, "path", item));
}

/** The operations that the server calls: `webhooks`, and `x-webhooks` as OpenAPI 3.0 spells them. */
export function webhooksOf(workspace: Workspace): Operation[] {
  return webhookItems(workspace).flatMap((item) => operationsIn(workspace, "webhook", item));
}

/** The operations of paths and webhooks with what they say of themselves. */
export function bareOperations(workspace: Workspace): BareOperation[] {
  return [
    ...pathItems(workspace).flatMap((item) => bareIn(workspace, "path", item)),
    ...webhookItems(workspace).flatMap((item) => bareIn(workspace, "webhook", item)),
  ];
}

/** The operations that the server calls because of this one. */
export function callbacksOf(workspace: Workspace, operation: Operation): Operation[] {
  return callbacksByName(workspace, operation).flatMap(([, operations]) => operations);
}

/** The same, with the names under which the operation declares them. */
export function callbacksByName(workspace: Workspace, operation: Target): [name: string, Operation[]][] {
  const callbacks = workspace.member(operation, "callbacks");
  return entries(callbacks.value).map(([name]) => {
    const items = declared(itemsIn(workspace, workspace.member(callbacks, name)));
    return [name, items.flatMap((item) => operationsIn(workspace, "callback", item))];
  });
}

/** A path item with the key and pointer under which it is named. */
export interface ItemAt {
  readonly path: string;
  readonly pointer: string;
  readonly target: Target;
}

/** The path items of `paths`, references followed. */
export function pathItems(workspace: Workspace): ItemAt[] {
  return declared(itemsUnder(workspace, "paths"));
}

/**
 * Those of webhooks: any name is a webhook's there, but an extension is no item. What stands in both places, as writers
 * do who also care for tools of OpenAPI 3.0, is one webhook.
 */
export function webhookItems(workspace: Workspace): ItemAt[] {
  const items = ["x-webhooks", "webhooks"]
    .flatMap((key) => itemsUnder(workspace, key))
    .filter(({ target }) => isObject(target.value));
  return [...new Map(items.map((item) => [item.path, item])).values()];
}

function itemsUnder(workspace: Workspace, key: string): ItemAt[] {
  const pointer = join("#", key);
  return itemsIn(workspace, workspace.member(workspace.root, key)).map((item) => ({
    ...item,
    pointer: join(pointer, item.path),
  }));
}

function itemsIn(workspace: Workspace, items: Target): ItemAt[] {
  return entries(items.value).map(([path, item]) => {
    const loc = at(items.loc, path);
    return { path, pointer: loc.pointer, target: workspace.derefItem(item, loc) };
  });
}

/** Without the extensions next to them. */
function declared(items: readonly ItemAt[]): ItemAt[] {
  return items.filter(({ path }) => !path.startsWith("x-"));
}

function operationsIn(workspace: Workspace, kind: Operation["kind"], item: ItemAt): Operation[] {
  return bareIn(workspace, kind, item).map((bare) => readOperation(workspace, bare));
}

function bareIn(workspace: Workspace, kind: Operation["kind"], { path, pointer, target: item }: ItemAt) {
  return methodsIn(item.value).map(({ method, keys }): BareOperation => {
    const target = workspace.deref(get(item.value, ...keys), at(item.loc, ...keys));
    return { ...target, ...{ kind, method, path, item }, pointer: join(pointer, ...keys) };
  });
}

function readOperation(workspace: Workspace, bare: BareOperation): Operation {
  const { kind, path, item, loc, value: raw } = bare;
  const value = objectOrEmpty(raw);
  const own: Target = { value, loc };
  const { root } = workspace;
  return {
    ...bare,
    value,
    operationId: asString(value.operationId),
    tags: strings(value.tags),
    summary: asString(value.summary),
    description: asString(value.description),
    deprecated: value.deprecated === true,
    parameters: parametersOf(workspace, [item, own]).filter(
      // one that the path does not have is never sent
      (parameter) => kind !== "path" || parameter.in !== "path" || variablesOf(path).includes(parameter.name),
    ),
    body: bodyOf(workspace, own, bare.method),
    responses: responsesOf(workspace, own),
    security: securityOf(workspace, own),
    servers: serversOf([own, item, root]),
  };
}

function bodyOf(workspace: Workspace, operation: Target, method: string): Body | undefined {
  const body = workspace.member(operation, "requestBody");
  if (body.value === undefined) return undefined;
  const value = objectOrEmpty(body.value);
  const content = contentOf(workspace, body);
  return { required: value.required === true && hasRequestBody(method), content, value, loc: body.loc };
}

function responsesOf(workspace: Workspace, operation: Target): Response[] {
  const responses = workspace.member(operation, "responses");
  return entries(responses.value)
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status]) => {
      const response = workspace.member(responses, status);
      const value = objectOrEmpty(response.value);
      return {
        status,
        description: asString(value.description),
        headers: headersOf(workspace, response),
        content: hasBody(status) ? contentOf(workspace, response) : [],
        value,
        loc: response.loc,
      };
    });
}

/** Whether HTTP gives the body of a request with a method any meaning: elsewhere, nobody can be asked for one. */
export function hasRequestBody(method: string): boolean {
  return method !== "get" && method !== "head";
}

/** Whether an answer of a status can have a body: HTTP leaves none to some, whatever a contract declares for them. */
export function hasBody(status: string): boolean {
  return !/^(1\d\d|204|205|304)$/.test(status);
}
