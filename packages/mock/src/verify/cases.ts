import { credentials, declaresUnauthorized, isSecured } from "../call/credentials.ts";
import {
  acceptOf,
  exampleBody,
  exampleOf,
  idFor,
  isSafe,
  neededParameters,
  pathOf,
  requiredHeaders,
} from "../call/values.ts";
import type { Contract, Operation } from "../contract/types.ts";
import type { Outgoing } from "../shared/exchange.ts";

/** One request to the server under test and what the contract says of its answer. */
export interface Case {
  name: string;
  operation: number;
  request: Outgoing & { headers: Record<string, string> };
  /** Statuses that the case expects; any declared one when empty. */
  expect: number[];
  /** Response headers and the values they must carry. */
  echo: Record<string, string>;
  /** `advice`: the contract does not promise it, so a departure does not fail the run. */
  level: "must" | "advice";
  /** Why the case cannot be run. */
  skip?: string;
}

/** Every case that follows from the contract. */
export function casesOf(contract: Contract, token: string | undefined, unsafe: boolean): Case[] {
  return contract.operations.flatMap((operation, index) => {
    const name = operation.iid ?? `${operation.method.toUpperCase()} ${operation.path}`;
    const ordinary = ordinaryCase(operation, index, name, token);
    if (!unsafe && !isSafe(operation)) {
      return [{ ...ordinary, skip: "it may change data; pass --unsafe to run it" }];
    }
    return [
      ordinary,
      ...echoCase(contract, ordinary, operation),
      ...tokenCases(ordinary, operation),
      ...headerCases(ordinary, operation),
    ];
  });
}

function ordinaryCase(operation: Operation, index: number, name: string, token: string | undefined): Case {
  const body = exampleBody(operation);
  const secret = isSecured(operation) && token !== undefined ? credentials(operation, token) : {};
  const headers: Record<string, string> = {
    accept: acceptOf(operation),
    ...requiredHeaders(operation),
    ...secret,
  };
  if (body) headers["content-type"] = body.type;
  const sent = body ? { body: body.text } : {};
  const skip = obstacle(operation, token, body !== undefined);
  const successes = operation.responses
    .map(({ code }) => Number(code))
    .filter((code) => code >= 200 && code < 300);
  return {
    name: `${name}: an ordinary request is answered as declared`,
    operation: index,
    request: { method: operation.method.toUpperCase(), path: pathOf(operation), headers, ...sent },
    expect: successes,
    echo: {},
    level: "must",
    ...(skip && { skip }),
  };
}

/** Why an ordinary request cannot be made, or `undefined`. */
function obstacle(operation: Operation, token: string | undefined, hasBody: boolean): string | undefined {
  const missing = neededParameters(operation).filter((parameter) => exampleOf(parameter) === undefined);
  if (missing.length > 0)
    return `the contract gives no example for ${missing.map(({ name }) => name).join(", ")}`;
  if (operation.request?.body?.required && !hasBody) return "the contract gives no example of a request body";
  if (!isSecured(operation)) return undefined;
  if (token === undefined) return needsToken;
  return credentials(operation, token) ? undefined : "its security scheme cannot be sent in a header";
}

const needsToken = "it needs a token";

function echoCase(contract: Contract, ordinary: Case, operation: Operation): Case[] {
  const pairs =
    Object.values(contract.echoes[ordinary.operation]?.byStatus ?? {}).find((found) => found.length > 0) ??
    [];
  if (pairs.length === 0) return [];
  const ids = pairs.map(([from, to]) => [from, to, idFor(operation, from)] as const);
  const headers = {
    ...ordinary.request.headers,
    ...Object.fromEntries(ids.map(([from, , id]) => [from, id])),
  };
  return [
    {
      ...ordinary,
      name: ordinary.name.replace(/: .*/, ": the caller's ids come back"),
      request: { ...ordinary.request, headers },
      echo: Object.fromEntries(ids.map(([, to, id]) => [to, id])),
    },
  ];
}

function tokenCases(ordinary: Case, operation: Operation): Case[] {
  if (!declaresUnauthorized(operation)) return [];
  const secret = Object.keys(credentials(operation, "token") ?? {});
  const open = Object.fromEntries(
    Object.entries(ordinary.request.headers).filter(([name]) => !secret.includes(name)),
  );
  const wrong = { ...open, authorization: "Unknown d3Jvbmc6d3Jvbmc=" };
  const { skip, ...rest } = ordinary;
  const runnable = skip === needsToken ? rest : ordinary;
  const make = (what: string, headers: Record<string, string>): Case => ({
    ...runnable,
    name: ordinary.name.replace(/: .*/, `: ${what} answers 401`),
    request: { ...ordinary.request, headers },
    expect: [401],
  });
  return [make("no token", open), make("a token of another scheme", wrong)];
}

function headerCases(ordinary: Case, operation: Operation): Case[] {
  const strict = (operation.request?.headers ?? []).filter(
    ({ schema }) => schema?.format === "uuid" || schema?.pattern,
  );
  return strict.map(({ name }) => ({
    ...ordinary,
    name: ordinary.name.replace(/: .*/, `: a malformed ${name} answers 400`),
    request: { ...ordinary.request, headers: { ...ordinary.request.headers, [name.toLowerCase()]: "?" } },
    expect: [400, 422],
    level: "advice" as const,
  }));
}
