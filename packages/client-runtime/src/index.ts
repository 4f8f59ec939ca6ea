export type {
  AccessToken,
  Auth,
  BasicAuth,
  Credential,
  TokenFunction,
  TokenRequest,
  UserAndPassword,
} from "./auth.ts";
export { type CallById, type Client, createClient } from "./client.ts";
export type {
  Authorization,
  Contract,
  EndOfChain,
  OperationEntry,
  ParameterStyle,
  RequestRole,
  Scheme,
  SecurityWay,
  ServerEntry,
} from "./contract.ts";
export {
  ApiError,
  type ApiErrorClass,
  type ApiErrorFields,
  type ApiErrorKind,
  type Attempt,
  isApiError,
} from "./errors.ts";
export type {
  AttemptEvent,
  ClientEvent,
  ContractEvent,
  DeprecatedEvent,
  DoneEvent,
  RetryEvent,
  TokenEvent,
  VersionEvent,
  WaitEvent,
} from "./events.ts";
export { type Interceptors, intercept } from "./intercept.ts";
export { nextStep } from "./next-step.ts";
export type {
  CallOptions,
  ClientOptions,
  CredentialsOf,
  FailedAttempt,
  FetchLike,
  FetchOptions,
  Limits,
} from "./options.ts";
export type { PagePlan, PageTurn } from "./parts/pages/plan.ts";
export type { ServerEvent } from "./parts/streams/events.ts";
export type { Stream } from "./parts/streams/stream.ts";
export type { ResponseHeaders } from "./types/headers.ts";
export type {
  Api,
  ApiResponse,
  CallArguments,
  ErrorOf,
  ErrorShape,
  Operation,
  OperationData,
  OperationError,
  OperationId,
  OperationOptions,
  OperationResult,
  OptionsArgument,
  ResponseIds,
} from "./types/operation.ts";
export type {
  Page,
  PageCaller,
  PagedOperation,
  PageItem,
  PageOf,
  Pager,
  PagesArgument,
} from "./types/pages.ts";
