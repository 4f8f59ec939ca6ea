import { asString, entries, get, type JsonObject, objectOrEmpty, strings } from "../json.ts";
import { at, join, type Loc } from "../reader/pointer.ts";
import type { Target, Workspace } from "../reader/workspace.ts";
import { contentOf, type Header, headersOf, type MediaType } from "./content.ts";
import { type MethodAt, methodsIn } from "./methods.ts";
import { type Parameter, parametersOf } from "./parameters.ts";
import { type SecurityAlternative, securityOf } from "./security.ts";
import { type Server, serversOf } from "./servers.ts";

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
export function callbacksOf(workspace: Workspace, { value, loc }: Operation): Operation[] {
  return entries(value["callbacks"]).flatMap(([name, entry]) => {
    const callback = workspace.deref(entry, at(loc, "callbacks", name));
    return entries(callback.value)
      .filter(([expression]) => !expression.startsWith("x-"))
      .flatMap(([path, written]) => {
        const place = at(callback.loc, path);
        const item = { path, pointer: place.pointer, target: workspace.derefItem(written, place) };
        return operationsIn(workspace, "callback", item);
      });
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
  const loc = at({ source: workspace.entry, pointer: "#" }, key);
  const map = workspace.deref(get(workspace.entry.root, key), loc);
  return entries(map.value)
    .filter(([path]) => !path.startsWith("x-"))
    .map(([path, item]) => ({
      path,
      pointer: at(loc, path).pointer,
      target: workspace.derefItem(item, at(map.loc, path)),
    }));
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
  const root: Target = { value: workspace.entry.root, loc: { source: workspace.entry, pointer: "#" } };
  return {
    ...{ kind, method, path, value, loc, item },
    pointer: join(pointer, ...keys),
    operationId: asString(value["operationId"]),
    tags: strings(value["tags"]),
    summary: asString(value["summary"]),
    description: asString(value["description"]),
    deprecated: value["deprecated"] === true,
    parameters: parametersOf(workspace, [item, own]),
    body: bodyOf(workspace, own),
    responses: responsesOf(workspace, own),
    security: securityOf(workspace, own),
    servers: serversOf([own, item, root]),
  };
}

function bodyOf(workspace: Workspace, operation: Target): Body | undefined {
  const written = get(operation.value, "requestBody");
  if (written === undefined) return undefined;
  const { value: raw, loc } = workspace.deref(written, at(operation.loc, "requestBody"));
  const value = objectOrEmpty(raw);
  const content = contentOf(workspace, value["content"], at(loc, "content"));
  return { required: value["required"] === true, content, value, loc };
}

function responsesOf(workspace: Workspace, operation: Target): Response[] {
  const written = get(operation.value, "responses");
  const responses = workspace.deref(written, at(operation.loc, "responses"));
  return entries(responses.value)
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, entry]) => {
      const { value: raw, loc } = workspace.deref(entry, at(responses.loc, status));
      const value = objectOrEmpty(raw);
      return {
        status,
        description: asString(value["description"]),
        headers: headersOf(workspace, value["headers"], at(loc, "headers")),
        content: contentOf(workspace, value["content"], at(loc, "content")),
        value,
        loc,
      };
    });
}
