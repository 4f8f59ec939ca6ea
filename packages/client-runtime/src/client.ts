import type { Auth } from "./auth.ts";
import { runCall } from "./call.ts";
import { endsOf, styles } from "./chain.ts";
import type { Contract, EndOfChain } from "./contract.ts";
import { emit } from "./emit.ts";
import { entryOf } from "./entry-of.ts";
import type { ClientOptions } from "./options.ts";
import { Refusal } from "./refusal.ts";
import { safeOrigin } from "./request.ts";
import type { Shared } from "./shared.ts";
import { tokenSource } from "./token-cache.ts";
import type {
  Api,
  ApiResponse,
  CallArguments,
  OperationData,
  OperationId,
  OperationResult,
  OptionsArgument,
} from "./types/operation.ts";

/** Calls any operation by its operationId. Its path parameters are given as `path`. */
export interface CallById<A extends Api> {
  /** Returns the data. Throws the API's error for everything else. */
  <Id extends OperationId<A>>(
    id: Id,
    ...options: OptionsArgument<CallArguments<A, Id>>
  ): Promise<OperationData<A, Id>>;
  /** Returns data, status, headers and ids. Throws the API's error for everything else. */
  withResponse<Id extends OperationId<A>>(
    id: Id,
    ...options: OptionsArgument<CallArguments<A, Id>>
  ): Promise<ApiResponse<A, Id>>;
  /** Never rejects: returns a union discriminated on `ok` and `status`. */
  safe<Id extends OperationId<A>>(
    id: Id,
    ...options: OptionsArgument<CallArguments<A, Id>>
  ): Promise<OperationResult<A, Id>>;
}

/** What every client has next to its call chain. */
export interface Client<A extends Api> {
  readonly call: CallById<A>;
  readonly baseUrl: string;
  /** Sends any request, once; to the client's own origin with its token. The raw client stands on it. */
  fetch(request: Request): Promise<Response>;
  /** Version of the contract that this client was generated from. */
  readonly contractVersion: string;
}

/**
 * Makes the client of a contract. Nothing is sent and no token is fetched before the first call.
 * Throws a TypeError when there is no such environment, or the base URL ends in a query, to which no path can be added.
 */
export function createClient<A extends Api, Chain>(
  { chain, ...contract }: Contract<A, Chain>,
  options: ClientOptions<A>,
): Chain & Client<A> {
  const { environments, auth, version } = contract;
  const { environment = Object.keys(environments)[0], fetch: send = (input, init) => fetch(input, init) } =
    options;
  const baseUrl = `${options.baseUrl ?? entryOf(environments, environment as string)}`.replace(/\/$/, "");
  // its text is shown nowhere, as it may hold a password
  if (/^[^\\/]*[\\/]{2,}[^\\/]*@|[?#]/.test(baseUrl)) throw new Refusal("baseUrl has a user or query");
  const tokens = tokenSource(options.auth as Auth | undefined, auth.scopes, () => emit(shared, "token"));
  const shared: Shared = {
    ...contract,
    given: options as ClientOptions,
    baseUrl,
    send,
    tokens,
    common: {},
    gate: 0,
    reserve: 100,
    seen: {},
  };
  return {
    ...chain(endsOf(shared) as unknown as EndOfChain<A>),
    call: styles(shared, runCall.bind(undefined, shared)) as never,
    baseUrl,
    fetch:
      contract.secure?.(shared) ??
      (async (request: Request) => {
        const token = await tokens();
        if (token && safeOrigin(request.url) === safeOrigin(baseUrl))
          request.headers.set(auth.header, auth.prefix + token);
        return send(request);
      }),
    contractVersion: version,
  };
}
