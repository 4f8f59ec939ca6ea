import type { paths } from "@partner-licenses/types";
import type { PartnerError } from "./errors.ts";
import type { OperationId, operations } from "./generated/operations.ts";
import type { CallOptions } from "./options.ts";
import type {
  ClientErrorStatus,
  JsonMedia,
  ServerErrorStatus,
  Simplify,
  SuccessStatus,
} from "./type-tools.ts";

type Table = typeof operations;
type At<Value, Key> = Key extends keyof Value ? Value[Key] : never;

/** What the generated types say about one operation: parameters, request body, responses. */
export type OperationContract<Id extends OperationId> = At<At<paths, Table[Id]["path"]>, Table[Id]["method"]>;

type Parameters<Id extends OperationId, In extends string> = NonNullable<
  At<At<OperationContract<Id>, "parameters">, In>
>;
type FilledHeader<Id extends OperationId> = Extract<
  At<At<Table[Id], "headers">, "requestId" | "correlationId">,
  string
>;

/** Typed header parameters. Those that the client always fills need not be given. */
type HeaderParameters<Id extends OperationId, All = Parameters<Id, "header">> = Simplify<
  Omit<All, FilledHeader<Id>> & Partial<Pick<All, FilledHeader<Id> & keyof All>>
>;

type RequestBody<Id extends OperationId> = At<OperationContract<Id>, "requestBody">;
/** Bodies that are not JSON are given in a form that `fetch` takes: string, Blob, FormData, URLSearchParams, … */
type BodyContent<Content> = {
  [Media in keyof Content]: Media extends JsonMedia ? Content[Media] : BodyInit;
}[keyof Content];
type Body<Id extends OperationId> = BodyContent<At<NonNullable<RequestBody<Id>>, "content">>;

type Field<Name extends string, Value> = [Value] extends [never]
  ? unknown
  : Record<never, never> extends Value
    ? { [Key in Name]?: Value | undefined }
    : { [Key in Name]: Value };
type BodyField<Id extends OperationId> = [NonNullable<RequestBody<Id>>] extends [never]
  ? unknown
  : undefined extends RequestBody<Id>
    ? { body?: Body<Id> | undefined }
    : { body: Body<Id> };
type HeaderField<Id extends OperationId> = [Parameters<Id, "header">] extends [never]
  ? unknown
  : Field<"header", HeaderParameters<Id>>;

/** Options of an operation at the end of the chain: its query, header parameters and body, and the call options. */
export type OperationOptions<Id extends OperationId> = Simplify<
  Field<"query", Parameters<Id, "query">> & HeaderField<Id> & BodyField<Id> & CallOptions
>;

/** Options of `partner.call`: those of the operation, and its path parameters. */
export type CallArguments<Id extends OperationId> = Simplify<
  Field<"path", Parameters<Id, "path">> & OperationOptions<Id>
>;

/** Makes the options argument optional when every option is. */
export type OptionsArgument<Options> =
  Record<never, never> extends Options ? [options?: Options] : [options: Options];

type Responses<Id extends OperationId> = At<OperationContract<Id>, "responses">;
type Payload<Response> = Response extends { content: infer Content } ? Decoded<Content> : undefined;
type Decoded<Content> = {
  [Media in keyof Content]: Media extends JsonMedia
    ? Content[Media]
    : Media extends `text/${string}`
      ? string
      : Media extends "*/*"
        ? unknown
        : Blob;
}[keyof Content];

type SuccessKey<Id extends OperationId> = Extract<keyof Responses<Id>, SuccessStatus | "2XX">;
/** Data of a successful call: the union over the declared success responses; `undefined` where there is no body. */
export type OperationData<Id extends OperationId> = [SuccessKey<Id>] extends [never]
  ? Payload<At<Responses<Id>, "default">>
  : Payload<At<Responses<Id>, SuccessKey<Id>>>;

type DeclaredError<Id extends OperationId> = Extract<Exclude<keyof Responses<Id>, SuccessStatus>, number>;
type RestOf<Id extends OperationId, All extends number> = Exclude<All, DeclaredError<Id>>;
type RestBody<Id extends OperationId, Range extends "4XX" | "5XX"> = Range extends keyof Responses<Id>
  ? Payload<Responses<Id>[Range]>
  : "default" extends keyof Responses<Id>
    ? Payload<At<Responses<Id>, "default">>
    : unknown;

/** Ids of one exchange with the service. Quote them to its support. */
export interface ResponseIds {
  /** Same for every attempt of one call. */
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  /** The service's own correlation vector. */
  readonly correlationVector: string | undefined;
  readonly serverId: string | undefined;
}

/** A successful answer with its status, headers and ids. */
export interface PartnerResponse<Id extends OperationId> extends ResponseIds {
  readonly data: OperationData<Id>;
  readonly status: number;
  readonly headers: Headers;
}

interface Success<Id extends OperationId, Status extends PropertyKey> extends ResponseIds {
  readonly ok: true;
  readonly status: Status extends number ? Status : SuccessStatus;
  readonly data: Payload<At<Responses<Id>, Status>>;
  readonly headers: Headers;
}
interface Failure<Status extends number | undefined, Body> {
  readonly ok: false;
  readonly status: Status;
  /** The same error that the throwing call throws; its `body` has the type that the contract gives to this status. */
  readonly error: PartnerError<Body, Status>;
}

/**
 * What `.safe()` returns: a union discriminated on `ok` and on `status`.
 * `status` is undefined when no error answer is at hand: network, time-out, cancel, token, an answer that breaks the contract.
 */
export type OperationResult<Id extends OperationId> =
  | { [Status in SuccessKey<Id>]: Success<Id, Status> }[SuccessKey<Id>]
  | { [Status in DeclaredError<Id>]: Failure<Status, Payload<At<Responses<Id>, Status>>> }[DeclaredError<Id>]
  | Failure<RestOf<Id, ClientErrorStatus>, RestBody<Id, "4XX">>
  | Failure<RestOf<Id, ServerErrorStatus>, RestBody<Id, "5XX">>
  | Failure<undefined, unknown>;

/** One operation of the chain. Call it for the data, or use one of its two variants. */
export interface Operation<Id extends OperationId> {
  /** Returns the data. Throws a {@link PartnerError} for everything else. */
  (...options: OptionsArgument<OperationOptions<Id>>): Promise<OperationData<Id>>;
  /** Returns data, status, headers and ids. Throws a {@link PartnerError} for everything else. */
  withResponse(...options: OptionsArgument<OperationOptions<Id>>): Promise<PartnerResponse<Id>>;
  /** Never rejects: returns a union discriminated on `ok` and `status`. */
  safe(...options: OptionsArgument<OperationOptions<Id>>): Promise<OperationResult<Id>>;
}
