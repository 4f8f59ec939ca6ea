import { exampleCallOf, withCredentials } from "../call/calls.ts";
import { credentials, declaresUnauthorized, isSecured, type TokenFor } from "../call/credentials.ts";
import { acceptOf, idFor, isSafe } from "../call/values.ts";
import type { Contract, Operation } from "../contract/types.ts";
import type { ExampleCall } from "../engine/types.ts";
import type { Outgoing } from "../shared/exchange.ts";

/** One request to the server under test and what the contract says of its answer. */
export interface Case {
  name: string;
  operation: number;
  request: Outgoing & { headers: Record<string, string> };
  /** The same without credentials. */
  open: { path: string; headers: Record<string, string> };
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
export function casesOf(contract: Contract, tokenFor: TokenFor, unsafe: boolean): Case[] {
  return contract.operations.flatMap((operation, index) => {
    const name = operation.iid ?? `${operation.method.toUpperCase()} ${operation.path}`;
    const ordinary = ordinaryCase(contract, index, name, tokenFor);
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

function ordinaryCase(contract: Contract, index: number, name: string, tokenFor: TokenFor): Case {
  const operation = contract.operations[index] as Operation;
  const call = exampleCallOf(contract, index);
  const by = isSecured(operation) ? credentials(operation, tokenFor) : undefined;
  const { path, headers } = withCredentials(call, by);
  const { body } = call;
  const skip = obstacle(operation, tokenFor, call);
  const successes = operation.responses
    .map(({ code }) => Number(code))
    .filter((code) => code >= 200 && code < 300);
  return {
    name: `${name}: an ordinary request is answered as declared`,
    operation: index,
    request: {
      method: operation.method.toUpperCase(),
      path,
      headers: { accept: acceptOf(operation), ...headers, ...(body && { "content-type": body.type }) },
      ...(body && { body: body.content }),
    },
    open: withCredentials(call, undefined),
    expect: successes,
    echo: {},
    level: "must",
    ...(skip && { skip }),
  };
}

/** Why an ordinary request cannot be made, or `undefined`. */
function obstacle(operation: Operation, tokenFor: TokenFor, { missing }: ExampleCall): string | undefined {
  if (missing.length > 0) return `nothing that the contract allows was found for ${missing.join(", ")}`;
  if (!isSecured(operation)) return undefined;
  if (credentials(operation, tokenFor)) return undefined;
  const isEmpty = (operation.security as { key?: string }[][])
    .flat()
    .every(({ key = "" }) => tokenFor(key) === undefined);
  return isEmpty
    ? needsToken
    : "none of its security schemes takes what there is of tokens in a request; Basic takes `user:password`";
}

/** Why a case is skipped, and what helps: on the command line, and in code. */
export const needsToken =
  "it needs a token: set PARTNER_TOKEN, or name its variable with --token-env; in code the option `token`";

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
  const { path } = ordinary.open;
  const own = Object.entries(ordinary.request.headers).filter(([header]) =>
    /^(accept|content-type)$/.test(header),
  );
  const open = { ...ordinary.open.headers, ...Object.fromEntries(own) };
  const wrong = { ...open, authorization: "Unknown d3Jvbmc6d3Jvbmc=" };
  const { skip, ...rest } = ordinary;
  const runnable = skip === needsToken ? rest : ordinary;
  const make = (what: string, headers: Record<string, string>): Case => ({
    ...runnable,
    name: ordinary.name.replace(/: .*/, `: ${what} answers 401`),
    request: { ...ordinary.request, path, headers },
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
