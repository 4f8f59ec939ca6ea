import { runCall } from "./call.ts";
import { endsOf, styles } from "./chain.ts";
import { buildChain, type OperationId, type PartnerChain } from "./generated/operations.ts";
import type {
  CallArguments,
  OperationData,
  OperationResult,
  OptionsArgument,
  PartnerResponse,
} from "./operation.ts";
import type { PartnerClientOptions } from "./options.ts";
import { type Ports, platform } from "./ports.ts";
import { mayCarryToken } from "./request.ts";
import type { CallInput, Shared } from "./shared.ts";
import { contractVersion, environments, security } from "./table.ts";
import { tell } from "./tell.ts";
import { tokenSource } from "./token-cache.ts";

/** Calls any operation by its operationId. Its path parameters are given as `path`. */
export interface CallById {
  /** Returns the data. Throws a PartnerError for everything else. */
  <Id extends OperationId>(
    id: Id,
    ...options: OptionsArgument<CallArguments<Id>>
  ): Promise<OperationData<Id>>;
  /** Returns data, status, headers and ids. Throws a PartnerError for everything else. */
  withResponse<Id extends OperationId>(
    id: Id,
    ...options: OptionsArgument<CallArguments<Id>>
  ): Promise<PartnerResponse<Id>>;
  /** Never rejects: returns a union discriminated on `ok` and `status`. */
  safe<Id extends OperationId>(
    id: Id,
    ...options: OptionsArgument<CallArguments<Id>>
  ): Promise<OperationResult<Id>>;
}

/** The client: the chain of operations and what all of them share. */
export interface PartnerClient extends PartnerChain {
  readonly call: CallById;
  readonly baseUrl: string;
  /** Sends any request with the client's token, once, to anywhere that may see it. `raw` of `@partner-licenses/client/raw` stands on it. */
  fetch(request: Request): Promise<Response>;
  /** Version of the contract that this client was generated from. */
  readonly contractVersion: string;
}

/**
 * Makes a client. Nothing is sent and no token is fetched before the first call.
 * Throws a TypeError when there is no such environment.
 */
export function createPartnerClient(options: PartnerClientOptions = {}): PartnerClient {
  return createClientOn(platform, options);
}

/** The same, on a clock, a source of chance and ids of one's own. */
export function createClientOn(ports: Ports, options: PartnerClientOptions): PartnerClient {
  const { auth, environment = Object.keys(environments)[0] as string } = options;
  const baseUrl = (options.baseUrl ?? environments[environment])?.replace(/\/$/, "");
  if (baseUrl === undefined)
    throw new TypeError(`No environment "${environment}". Known: ${Object.keys(environments)}`);
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const source = tokenSource(auth, security.scopes, ports.now, () => tell({ shared }, "token"));
  const shared: Shared = {
    ...ports,
    options,
    baseUrl,
    send,
    source,
    headers: {},
    gate: 0,
    budget: 100,
    seen: {},
  };
  const run = (id: string, input: CallInput = {}) => runCall(shared, id, input);
  return {
    ...buildChain(endsOf(run)),
    call: styles(run),
    baseUrl,
    async fetch(request: Request) {
      const token = await source();
      if (token && !mayCarryToken(request.url)) throw new TypeError("A token needs https");
      if (token) request.headers.set(security.header, security.prefix + token);
      return send(request);
    },
    contractVersion,
  } as unknown as PartnerClient;
}
