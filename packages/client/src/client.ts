import type { paths } from "@partner-licenses/types";
import createClient, { type Client } from "openapi-fetch";
import { runCall } from "./call.ts";
import type { CallInput, Settings } from "./call-state.ts";
import { buildChain, styles } from "./chain.ts";
import type { OperationId, PartnerChain } from "./generated/operations.ts";
import type {
  CallArguments,
  OperationData,
  OperationResult,
  OptionsArgument,
  PartnerResponse,
} from "./operation.ts";
import type { PartnerClientOptions } from "./options.ts";
import { contractVersion, environments } from "./table.ts";

/** Calls any operation by its operationId. Its path parameters are given as `path`. */
export interface Call {
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
  readonly call: Call;
  /** The typed openapi-fetch client under all calls. Its middleware runs for every call; called directly it adds no token and no ids. */
  readonly raw: Client<paths>;
  /** Version of the contract that this client was generated from. */
  readonly contractVersion: string;
}

/**
 * Makes a client. Nothing is sent and no token is fetched before the first call.
 * Throws a TypeError when there is no such environment.
 */
export function createPartnerClient(options: PartnerClientOptions = {}): PartnerClient {
  const { auth, environment, locale, application, headers = {} } = options;
  const baseUrl = (
    options.baseUrl ?? environments[environment ?? (Object.keys(environments)[0] as string)]
  )?.replace(/\/$/, "");
  if (baseUrl === undefined)
    throw new TypeError(
      `No environment "${environment}". Give baseUrl, or one of: ${Object.keys(environments)}.`,
    );
  const fetch = options.fetch ?? ((request, init) => globalThis.fetch(request, init));
  const raw = createClient<paths>({ baseUrl, headers, fetch });
  const settings: Settings = { raw, auth, baseUrl, locale, application, fetch } as Settings;
  const run = (id: string, input?: CallInput) => runCall(settings, id, input);
  return { ...buildChain(run), call: styles(run), raw, contractVersion } as unknown as PartnerClient;
}
