import {
  type Content,
  type Contract,
  methods,
  type Operation,
  type Parameter,
  type Requirement,
  type Server,
} from "./contract.ts";
import { formsOf, formTypes, isForm } from "./forms.ts";
import { accepts, bodyValues, parameterValues } from "./values.ts";
import { meaning, write } from "./wire.ts";

/** What stands for a parameter in a request: its bytes and what they mean. */
interface Text {
  readonly place: string;
  readonly wire: string;
  readonly means: string;
}

/** A whole request as it is sent, and what leaving a parameter out stands for. */
interface Request {
  readonly method: string;
  /** A base URL; empty where the contract names none. */
  readonly server: string;
  readonly path: string;
  readonly texts: readonly Text[];
  readonly left: readonly { readonly key: string; readonly default: unknown }[];
  readonly credentials: ReadonlyMap<string, readonly string[]>;
  readonly body: { readonly type: string; readonly value: unknown } | undefined;
}

interface Served {
  readonly contract: Contract;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly servers: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly security: readonly Requirement[];
}

/** A request that base takes and revision refuses, or undefined. */
export function refusedRequest(base: Contract, revision: Contract): Request | undefined {
  const now = served(revision);
  for (const before of served(base)) {
    const found = requestsOf(before).find((request) => !now.some((each) => takes(each, request)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function served(contract: Contract): Served[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.flatMap((method): Served[] => {
      const operation = item[method];
      if (operation === undefined) return [];
      const own = operation.parameters ?? [];
      const shared = (item.parameters ?? []).filter((each) =>
        own.every((other) => keyOf(other) !== keyOf(each)),
      );
      const servers = (operation.servers ?? item.servers ?? contract.servers ?? []).flatMap(addressesOf);
      return [
        {
          ...{ contract, method, path, operation, parameters: [...own, ...shared] },
          servers: servers.length > 0 ? servers : [""],
          security: operation.security ?? contract.security ?? [],
        },
      ];
    }),
  );
}

/** What a parameter is known by. */
export function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

function addressesOf({ url, variables = {} }: Server): string[] {
  return Object.entries(variables)
    .reduce(
      (urls, [name, { enum: values = ["any"] }]) =>
        urls.flatMap((each) => values.map((value) => each.replace(`{${name}}`, value))),
      [url],
    )
    .map((each) => each.replace(/\/$/, ""));
}

/** Requests that the operation takes: each way to be let in, each body and each text of a parameter at least once. */
function requestsOf(from: Served): Request[] {
  const choices = from.parameters.map((parameter) => [
    ...textsOf(parameter),
    ...(isNeeded(parameter) ? [] : [undefined]),
  ]);
  if (choices.some((texts) => texts.length === 0)) return [];
  const bodies = bodiesOf(from.operation);
  if (bodies.length === 0) return [];
  const ways = from.security.length === 0 ? [{}] : from.security;
  const axes: readonly (readonly unknown[])[] = [from.servers, ways, bodies, ...choices];
  const plain = axes.map(() => 0);
  const picks = axes.flatMap((axis, index) => axis.map((_, choice) => plain.with(index, choice)));
  return picks.map(([server = 0, way = 0, body = 0, ...texts]) => {
    const given = texts.map((text, index) => choices[index]?.[text]);
    const { path, left, rest } = filled(from, given);
    return {
      ...{ method: from.method, server: from.servers[server] ?? "", path, texts: rest, left },
      credentials: credentialsOf(from.contract, ways[way] ?? {}),
      body: bodies[body],
    };
  });
}

function filled({ path, parameters }: Served, given: readonly (Text | undefined)[]) {
  let url = path;
  const rest: Text[] = [];
  const left: { key: string; default: unknown }[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const text = given[index];
    if (text === undefined) left.push({ key: keyOf(parameter), default: defaultOf(parameter) });
    else if (parameter.in === "path") url = url.replace(`{${parameter.name}}`, inPath(text));
    else rest.push(text);
  }
  return { path: url, rest, left };
}

/** The bytes, and what they mean: a list is no text, though it may look like one. */
const inPath = ({ wire, means }: Text) => `${wire} ${means}`;

const isNeeded = ({ in: place, required }: Parameter) => place === "path" || required === true;

const defaultOf = ({ schema }: Parameter) => (schema as { default?: unknown } | undefined)?.default;

/** The texts that a parameter may have. */
export function textsOf(parameter: Parameter): Text[] {
  const { name, in: place, content, allowEmptyValue } = parameter;
  const key = place === "header" ? `${name.toLowerCase()}: ` : "";
  const text = (wire: string, means: string): Text => ({ place, wire: key + wire, means });
  const json = content?.["application/json"];
  const written = parameterValues
    .filter((value) => accepts(json?.schema ?? parameter.schema, value) && isText(parameter, value))
    .map((value) => {
      if (json === undefined) return text(write(parameter, value), meaning(value));
      return text(write({ ...parameter, style: undefined }, JSON.stringify(value)), meaning(value));
    });
  // It stands for a parameter that is left out, and servers that are not told so refuse it.
  return allowEmptyValue ? [...written, text(`${name}=`, "left out")] : written;
}

/** No path has an empty part. */
function isText({ in: place }: Parameter, value: unknown): boolean {
  return place !== "path" || value !== "";
}

function bodiesOf({ requestBody }: Operation): Request["body"][] {
  if (requestBody === undefined) return [undefined];
  const bodies = [...types, ...formTypes].flatMap((type) => {
    const media = mediaOf(requestBody.content, type);
    if (media === undefined) return [];
    const values = isForm(type)
      ? [...formsOf(type, media)]
      : bodyValues.filter((value) => accepts(media.schema, value));
    return values.map((value) => ({ type, value }));
  });
  return requestBody.required ? bodies : [...bodies, undefined];
}

/** The media types of the world, one among them that contracts know by its range only. */
export const types = [
  "application/json",
  "application/problem+json",
  "text/json",
  "application/other+json",
] as const;

/** What a contract says of a type: by its name, else by the nearest range. */
export function mediaOf(content: Content, type: string): Content[string] | undefined {
  const keys = Object.keys(content);
  const essence = (key: string) => key.toLowerCase().split(";")[0];
  const found = [type, `${type.split("/")[0]}/*`, "*/*"].flatMap((name) =>
    keys.filter((key) => essence(key) === name),
  );
  return found[0] === undefined ? undefined : content[found[0]];
}

/** What has to be sent to be let in: for each scheme, by all that a client must know of it, the scopes. */
function credentialsOf({ components }: Contract, way: Requirement): Map<string, readonly string[]> {
  return new Map(
    Object.entries(way).map(([name, scopes]) => {
      const { description, bearerFormat, ...scheme } = components?.securitySchemes?.[name] ?? {};
      return [JSON.stringify(scheme).toLowerCase(), scopes];
    }),
  );
}

function takes(to: Served, request: Request): boolean {
  return (
    to.method === request.method &&
    to.servers.some((server) => isServed(server, to, request)) &&
    (to.security.length === 0 ||
      to.security.some((way) => isLetIn(credentialsOf(to.contract, way), request))) &&
    takesTexts(to, request) &&
    takesBody(to.operation, request.body)
  );
}

/** A contract without a base URL says nothing of where it is served; where only a path is given, any host will do. */
function isServed(server: string, to: Served, request: Request): boolean {
  const prefixes = request.server === "" ? [""] : [server, hostless(server)];
  return pathsOf(to).some((path) =>
    prefixes.some((prefix) => prefix + path === request.server + request.path),
  );
}

const hostless = (url: string) => url.replace(/^[a-z]+:\/\/[^/]+/, "");

function pathsOf({ path, parameters }: Served): string[] {
  return parameters
    .filter((parameter) => parameter.in === "path")
    .reduce(
      (paths, parameter) =>
        paths.flatMap((each) =>
          textsOf(parameter).map((text) => each.replace(`{${parameter.name}}`, inPath(text))),
        ),
      [path],
    );
}

function isLetIn(needed: ReadonlyMap<string, readonly string[]>, { credentials }: Request): boolean {
  return [...needed].every(([scheme, scopes]) => {
    const held = credentials.get(scheme);
    return held !== undefined && scopes.every((scope) => held.includes(scope));
  });
}

/** Each text must be one of a parameter, which reads the same in it, and none that is needed may be missing. */
function takesTexts({ parameters }: Served, request: Request): boolean {
  const open = new Set(request.texts);
  // What has to be there comes first: the same text may be of another parameter too.
  for (const parameter of parameters.toSorted((a, b) => Number(isNeeded(b)) - Number(isNeeded(a)))) {
    if (parameter.in === "path") continue;
    const possible = [parameter, { ...parameter, allowReserved: false }].flatMap(textsOf);
    const found = [...open].find((text) => possible.some((each) => isSameText(each, text)));
    if (found !== undefined) open.delete(found);
    else if (isNeeded(parameter)) return false;
    else {
      const before = request.left.find(({ key }) => key === keyOf(parameter))?.default;
      if (before !== undefined && JSON.stringify(before) !== JSON.stringify(defaultOf(parameter)))
        return false;
    }
  }
  return open.size === 0;
}

function isSameText(one: Text, other: Text): boolean {
  return one.place === other.place && one.wire === other.wire && one.means === other.means;
}

function takesBody({ requestBody }: Operation, body: Request["body"]): boolean {
  if (body === undefined) return requestBody?.required !== true;
  const media = requestBody && mediaOf(requestBody.content, body.type);
  if (media === undefined) return false;
  return isForm(body.type)
    ? formsOf(body.type, media).has(body.value as string)
    : accepts(media.schema, body.value);
}
