import type { MediaType } from "@partner-licenses/document/model/content";
import { isJson } from "@partner-licenses/document/model/media-types";
import {
  callbacksByName,
  type Operation,
  operationsOf,
  webhooksOf,
} from "@partner-licenses/document/model/operations";
import type { Workspace } from "@partner-licenses/document/reader/workspace";
import { pascalCase } from "./words.ts";

/** What the server sends by itself: the body of a webhook or a callback. */
export interface Payload {
  readonly kind: "webhooks" | "callbacks";
  /** The name of the webhook; of a callback, the operation that it belongs to, its name and its expression. */
  readonly key: string;
  readonly method: string;
  readonly media: MediaType;
  readonly required: boolean;
  readonly summary: string | undefined;
  /** What it may be called, the best first. */
  readonly names: readonly string[];
}

/** All that the server sends by itself. */
export function payloadsOf(workspace: Workspace): Payload[] {
  const webhooks = webhooksOf(workspace).flatMap((operation) => {
    const { path, method } = operation;
    const names = [`${pascalCase(path)}Webhook`, `${pascalCase(`${path} ${method}`)}Webhook`];
    return payload("webhooks", path, operation, names);
  });
  const callbacks = operationsOf(workspace).flatMap((owner) =>
    callbacksByName(workspace, owner).flatMap(([name, operations]) =>
      operations.flatMap((operation) => {
        const words = [name, `${owner.operationId ?? `${owner.method} ${owner.path}`} ${name}`];
        const names = [...words, `${words[1]} ${operation.method}`].map(
          (each) => `${pascalCase(each)}Callback`,
        );
        return payload("callbacks", callbackKey(owner, name, operation.path), operation, names);
      }),
    ),
  );
  return [...webhooks, ...callbacks];
}

/** How the types name a callback: `POST /orders onPaid {$request.body#/url}`. */
export function callbackKey(
  { method, path }: Pick<Operation, "method" | "path">,
  name: string,
  expression: string,
): string {
  return `${method.toUpperCase()} ${path} ${name} ${expression}`;
}

function payload(
  kind: Payload["kind"],
  key: string,
  { method, body, summary }: Operation,
  names: readonly string[],
): Payload[] {
  const media = body?.content.find(({ type }) => isJson(type)) ?? body?.content[0];
  if (media?.schema === undefined) return [];
  return [{ kind, key, method, media, required: body?.required === true, summary, names }];
}
