import { randomUUID } from "node:crypto";
import { isRange } from "@partner-licenses/document/model/media-types";
import type { Operation } from "@partner-licenses/document/model/operations";
import { defaultUrl } from "@partner-licenses/document/model/servers";
import { addressOf } from "@partner-licenses/document/model/templates";
import { encodeBody } from "@partner-licenses/document/values/wire/body";
import { encodeParameter } from "@partner-licenses/document/values/wire/encode";
import type { Api } from "./api.ts";
import type { Checked } from "./arguments.ts";
import type { Credentials } from "./credentials.ts";
import { Refusal } from "./refusal.ts";

/** A request, ready to be sent. */
export interface Prepared {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string | Uint8Array | undefined;
  /** Method and URL without credentials, as results show it. */
  readonly shown: string;
}

/** Writes checked arguments as a request. Throws a {@link Refusal} for what cannot be written. */
export function prepare(
  api: Api,
  operation: Operation,
  checked: Checked,
  credentials: Credentials,
  baseUrl: string | undefined,
): Prepared {
  const written = (places: readonly string[]) =>
    checked.parameters
      .filter(({ parameter }) => places.includes(parameter.in))
      .map(({ parameter, value }) => ({ parameter, text: encodeParameter(parameter, value) }));
  const address = addressOf(operation.path);
  const path = written(["path"]).reduce(
    (filled, { parameter, text }) => filled.replaceAll(`{${parameter.name}}`, () => text),
    address.path,
  );
  requireWhole(path);
  const base = (baseUrl ?? serverOf(operation)).replace(/\/+$/, "");
  const pairs = [address.query, ...written(["query", "querystring"]).map(({ text }) => text)].filter(Boolean);
  const urlWith = (query: readonly string[]) =>
    new URL(`${base}${path}${query.length === 0 ? "" : `?${query.join("&")}`}`);
  const headers = headersOf();
  const { body } = checked;
  const sent =
    body && encodeBody(body.media, body.value, body.schema ?? anything(api), `part-${randomUUID()}`);
  if (sent !== undefined) headers.set("content-type", sent.type);
  const method = operation.method.toUpperCase();
  return {
    ...{ method, headers, url: urlWith([...pairs, ...credentials.query]), body: sent?.content },
    shown: `${method} ${urlWith(pairs).href}`,
  };

  function headersOf(): Headers {
    const list = new Headers({ accept: acceptOf(operation) });
    for (const { parameter, text } of written(["header"])) setHeader(list, parameter.name, text);
    const cookies = [...written(["cookie"]).map(({ text }) => text), ...credentials.cookies];
    if (cookies.length > 0) setHeader(list, "cookie", cookies.join("; "));
    for (const [name, value] of credentials.headers) setHeader(list, name, value);
    return list;
  }
}

/** The value stays out of the message: it may be a secret. */
function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new Refusal(
      `Nothing was sent. The value of the header ${name} holds a character that no header may.`,
    );
  }
}

/** A path that a value leads out of would be another operation's. */
function requireWhole(path: string): void {
  if (path.split("/").some((segment) => /^(\.|%2e){1,2}$/i.test(segment)))
    throw new Refusal('Nothing was sent. A value of the path is "." or "..", which leads to another path.');
}

function serverOf({ servers: [server] }: Operation): string {
  const url = server === undefined ? "/" : defaultUrl(server);
  if (/^https?:\/\/[^/@]+(\/[^?#]*)?$/i.test(url)) return url;
  throw new Refusal(
    `The contract does not say where the operation is served (its server is ${JSON.stringify(url)}): whoever runs this server must start it with --base-url.`,
  );
}

function acceptOf({ responses }: Operation): string {
  const types = responses
    .filter(({ status }) => /^(2|default)/i.test(status))
    .flatMap(({ content }) => content.map(({ type }) => type));
  const concrete = types.filter((type) => !isRange(type));
  return concrete.length === 0 ? "*/*" : [...new Set(concrete)].join(", ");
}

function anything(api: Api) {
  const { root } = api.contract.workspace;
  const schema = api.schema("request", { value: true, loc: root.loc });
  if (schema === undefined) throw new Error("a schema that is `true` is a schema");
  return schema;
}
