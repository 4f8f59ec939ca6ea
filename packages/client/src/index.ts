export type { AccessToken, Auth, TokenFunction, TokenRequest } from "./auth.ts";
export { type CallById, createPartnerClient, type PartnerClient } from "./client.ts";
export {
  type Attempt,
  isPartnerError,
  PartnerError,
  type PartnerErrorFields,
  type PartnerErrorKind,
} from "./errors.ts";
export type {
  AttemptEvent,
  ContractEvent,
  DeprecatedEvent,
  DoneEvent,
  PartnerEvent,
  RetryEvent,
  TokenEvent,
  VersionEvent,
  WaitEvent,
} from "./events.ts";
export { contractVersion, type OperationId, type PartnerChain } from "./generated/operations.ts";
export type {
  CallArguments,
  Operation,
  OperationData,
  OperationOptions,
  OperationResult,
  OptionsArgument,
  PartnerResponse,
  ResponseIds,
} from "./operation.ts";
export type { CallOptions, Environment, FetchLike, Limits, PartnerClientOptions } from "./options.ts";
