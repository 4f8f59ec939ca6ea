import { asString, entries, get, type JsonObject, objectOrEmpty, strings } from "../json.ts";
import { at, join, type Loc } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";
import { contentOf, type Header, headersOf, type MediaType } from "./content.ts";
import { type MethodAt, methodsIn } from "./methods.ts";
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

/** One operation, all references followed and all that is inherited filled in. */
export interface Operation {
  readonly kind: "path" | "webhook" | "callback";
  /** Lower case where the method has a field of its own, else exactly as it is sent. */
  readonly method: string;
  /** The template of the path, the name of the webhook, or the expression of the callback. */
  readonly path: string;
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
  /** Where the operation is written: in another file, when its path item is. */
  readonly loc: Loc;
  /** Where its path names it: `#/paths/~1v1~1pets/get`. */
  readonly pointer: string;
  readonly item: Target;
}

/** The operations under `paths`, in the order in which they are written. */
export function operationsOf(workspace: Workspace): Operation[] {
  return itemsOf(workspace, "paths").flatMap((item) => operationsIn(workspace, "path", item));
}

/** The operations that the server calls: `webhooks`, and `x-webhooks` as OpenAPI 3.0 spells them. */
export function webhooksOf(workspace: Workspace): Operation[] {
  return ["webhooks", "x-webhooks"].flatMap((key) =>
    itemsOf(workspace, key).flatMap((item) => operationsIn(workspace, "webhook", item)),
  );
}

/** The operations that the server calls because of this one. */
export function callbacksOf(workspace: Workspace, operation: Operation): Operation[] {
  return callbacksByName(workspace, operation).flatMap(([, operations]) => operations);
}

/** The same, with the names under which the operation declares them. */
export function callbacksByName(workspace: Workspace, operation: Target): [name: string, Operation[]][] {
  const callbacks = workspace.member(operation, "callbacks");
  return entries(callbacks.value).map(([name]) => {
    const items = itemsIn(workspace, workspace.member(callbacks, name));
    return [name, items.flatMap((item) => operationsIn(workspace, "callback", item))];
  });
}

/** A path item with the key and pointer under which it is named. */
export interface ItemAt {
  readonly path: string;
  readonly pointer: string;
  readonly target: Target;
}

/** The path items of `paths` or `webhooks`, references followed. */
export function itemsOf(workspace: Workspace, key: string): ItemAt[] {
  const { root } = workspace;
  const pointer = join("#", key);
  return itemsIn(workspace, workspace.member(root, key)).map((item) => ({
    ...item,
    pointer: join(pointer, item.path),
  }));
}

function itemsIn(workspace: Workspace, items: Target): ItemAt[] {
  return entries(items.value)
    .filter(([path]) => !path.startsWith("x-"))
    .map(([path, item]) => {
      const loc = at(items.loc, path);
      return { path, pointer: loc.pointer, target: workspace.derefItem(item, loc) };
    });
}

function operationsIn(workspace: Workspace, kind: Operation["kind"], item: ItemAt): Operation[] {
  return methodsIn(item.target.value).map((method) => readOperation(workspace, kind, item, method));
}

function readOperation(
  workspace: Workspace,
  kind: Operation["kind"],
  { path, pointer, target: item }: ItemAt,
  { method, keys }: MethodAt,
): Operation {
  const { value: raw, loc } = workspace.deref(get(item.value, ...keys), at(item.loc, ...keys));
  const value = objectOrEmpty(raw);
  const own: Target = { value, loc };
  const { root } = workspace;
  return {
    ...{ kind, method, path, value, loc, item },
    pointer: join(pointer, ...keys),
    operationId: asString(value.operationId),
    tags: strings(value.tags),
    summary: asString(value.summary),
    description: asString(value.description),
    deprecated: value.deprecated === true,
    parameters: parametersOf(workspace, [item, own]).filter(
      // one that the path does not have is never sent
      (parameter) => kind !== "path" || parameter.in !== "path" || variablesOf(path).includes(parameter.name),
    ),
    body: bodyOf(workspace, own),
    responses: responsesOf(workspace, own),
    security: securityOf(workspace, own),
    servers: serversOf([own, item, root]),
  };
}

function bodyOf(workspace: Workspace, operation: Target): Body | undefined {
  const body = workspace.member(operation, "requestBody");
  if (body.value === undefined) return undefined;
  const value = objectOrEmpty(body.value);
  const content = contentOf(workspace, body);
  return { required: value.required === true, content, value, loc: body.loc };
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
        content: contentOf(workspace, response),
        value,
        loc: response.loc,
      };
    });
}
