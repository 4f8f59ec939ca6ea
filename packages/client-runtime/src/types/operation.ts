import type { OperationEntry } from "../contract.ts";
import type { ApiErrorKind } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import type { Stream } from "../parts/streams/stream.ts";
import type { SentBody } from "../request.ts";
import type { ResponseHeaders } from "./headers.ts";
import type {
  ClientErrorStatus,
  JsonMedia,
  OrUndefined,
  SequenceMedia,
  ServerErrorStatus,
  Simplify,
  SuccessStatus,
} from "./tools.ts";

/**
 * Gives an API's error class for the body and the status of an answer. A generated client extends it with
 * `error: ShopError<this["body"], this["status"]>`, so that its results show its own class.
 */
export interface ErrorShape {
  readonly body: unknown;
  readonly status: unknown;
  readonly error: unknown;
}

/** What the types of a client are made from: the generated types, the operation table, and the error class. */
export interface Api {
  readonly paths: object;
  readonly operations: Readonly<Record<string, OperationEntry>>;
  readonly environments: object;
  readonly error: ErrorShape;
  /** What each security scheme takes, where the contract has several. */
  readonly schemes?: object;
  /** What the variables in the servers' URLs may be, where there are some. */
  readonly variables?: object;
}

/** The operationIds of an API. */
export type OperationId<A extends Api> = keyof A["operations"] & string;

/** The error of an API, with the body and the status that it has. */
export type ErrorOf<A extends Api, Body = unknown, Status = number | undefined> = (A["error"] & {
  readonly body: Body;
  readonly status: Status;
})["error"];

type At<Value, Key> = Key extends keyof Value ? Value[Key] : never;
type Entry<A extends Api, Id extends OperationId<A>> = A["operations"][Id];

/** What the generated types say about one operation: parameters, request body, responses. */
export type OperationContract<A extends Api, Id extends OperationId<A>> = Named<
  At<A["paths"], Entry<A, Id>["path"]>,
  Entry<A, Id>["method"]
>;
/** What a path has under a method: under the name that is sent where that is additional, else in lower case. */
type Named<Item, Method extends string> =
  Lowercase<Method> extends keyof Item ? Item[Lowercase<Method>] : At<Item, Method>;

type Parameters<A extends Api, Id extends OperationId<A>, In extends string> = NonNullable<
  At<At<OperationContract<A, Id>, "parameters">, In>
>;
type FilledHeader<A extends Api, Id extends OperationId<A>> = Extract<
  At<Entry<A, Id>["headers"], "requestId" | "correlationId" | "idempotencyKey">,
  string
>;

/** Typed header parameters. Those that the client always fills need not be given. */
type HeaderParameters<A extends Api, Id extends OperationId<A>, All = Parameters<A, Id, "header">> = Simplify<
  Omit<All, FilledHeader<A, Id>> & Partial<Pick<All, FilledHeader<A, Id> & keyof All>>
>;

type RequestBody<A extends Api, Id extends OperationId<A>> = At<OperationContract<A, Id>, "requestBody">;
/** Forms are given as objects or ready-made; what is neither JSON nor a form in what `fetch` takes: string, Blob, bytes, … */
type BodyContent<Content> = {
  [Media in keyof Content]: Media extends JsonMedia
    ? Content[Media]
    : Media extends "application/x-www-form-urlencoded"
      ? Content[Media] | URLSearchParams
      : Media extends `multipart/${string}`
        ? FormOf<Content[Media]> | FormData
        : SentBody;
}[keyof Content];
/** The fields of a multipart form; a file is declared as a string. */
type FormOf<Fields> = { [Name in keyof Fields]: FieldOf<Fields[Name]> };
type FieldOf<Value> = Value extends string
  ? Value | Blob | ArrayBuffer | Uint8Array
  : Value extends readonly (infer Item)[]
    ? readonly FieldOf<Item>[]
    : Value;
type Body<A extends Api, Id extends OperationId<A>> = BodyContent<
  At<NonNullable<RequestBody<A, Id>>, "content">
>;

/** Whether nothing has to be in it. An object without members is no `{ constructor?: string }`, as it inherits another. */
type IsOptional<Value> =
  Record<never, never> extends Value ? true : Partial<Value> extends Value ? true : false;

type Field<Name extends string, Value> = [Value] extends [never]
  ? unknown
  : true extends IsOptional<Value>
    ? { [Key in Name]?: OrUndefined<Value> | undefined }
    : { [Key in Name]: OrUndefined<Value> };
type BodyField<A extends Api, Id extends OperationId<A>> = [NonNullable<RequestBody<A, Id>>] extends [never]
  ? unknown
  : undefined extends RequestBody<A, Id>
    ? { body?: Body<A, Id> | undefined }
    : { body: Body<A, Id> };
type WholeQuery<A extends Api, Id extends OperationId<A>> = At<
  At<OperationContract<A, Id>, "parameters">,
  "querystring"
>;
type WholeQueryField<A extends Api, Id extends OperationId<A>> = [WholeQuery<A, Id>] extends [never]
  ? unknown
  : undefined extends WholeQuery<A, Id>
    ? { querystring?: WholeQuery<A, Id> }
    : { querystring: WholeQuery<A, Id> };
type HeaderField<A extends Api, Id extends OperationId<A>> = [Parameters<A, Id, "header">] extends [never]
  ? unknown
  : Field<"header", HeaderParameters<A, Id>>;

type OptionParts<A extends Api, Id extends OperationId<A>> = Field<"query", Parameters<A, Id, "query">> &
  WholeQueryField<A, Id> &
  HeaderField<A, Id> &
  Field<"cookie", Parameters<A, Id, "cookie">> &
  BodyField<A, Id> &
  CallOptions;
type ArgumentParts<A extends Api, Id extends OperationId<A>> = Field<"path", Parameters<A, Id, "path">> &
  OptionParts<A, Id>;

// Mapped here and not by a helper: the compiler then shows these by their names.
/** Options of an operation at the end of the chain: its query, header and cookie parameters and body, and the call options. */
export type OperationOptions<A extends Api, Id extends OperationId<A>> = {
  [Key in keyof OptionParts<A, Id>]: OptionParts<A, Id>[Key];
};

/** Options of `client.call`: those of the operation, and its path parameters. */
export type CallArguments<A extends Api, Id extends OperationId<A>> = {
  [Key in keyof ArgumentParts<A, Id>]: ArgumentParts<A, Id>[Key];
};

/** Makes the options argument optional when every option is. */
export type OptionsArgument<Options> =
  true extends IsOptional<Options> ? [options?: Options] : [options: Options];

type Responses<A extends Api, Id extends OperationId<A>> = At<OperationContract<A, Id>, "responses">;
/** What is given of a successful answer: HEAD has none, whatever the contract describes. */
type Given<A extends Api, Id extends OperationId<A>, Response> = Entry<A, Id>["method"] extends "HEAD"
  ? undefined
  : Payload<Response>;
type Payload<Response> = Response extends { content: infer Content } ? Decoded<Content> : undefined;
type Decoded<Content> = {
  [Media in keyof Content]: Media extends JsonMedia
    ? Content[Media]
    : Media extends SequenceMedia
      ? Stream<Content[Media] extends readonly (infer Item)[] ? Item : Content[Media]>
      : Media extends `text/${string}`
        ? string
        : Media extends "*/*"
          ? unknown
          : Blob;
}[keyof Content];

type SuccessKey<A extends Api, Id extends OperationId<A>> = Extract<
  keyof Responses<A, Id>,
  SuccessStatus | "2XX"
>;
/** Data of a successful call: the union over the declared success responses; `undefined` where there is no body. */
export type OperationData<A extends Api, Id extends OperationId<A>> = Given<A, Id, SuccessResponse<A, Id>>;

/** The declared success responses. */
type SuccessResponse<A extends Api, Id extends OperationId<A>> = At<
  Responses<A, Id>,
  [SuccessKey<A, Id>] extends [never] ? "default" : SuccessKey<A, Id>
>;

type DeclaredError<A extends Api, Id extends OperationId<A>> = Extract<
  Exclude<keyof Responses<A, Id>, SuccessStatus>,
  number
>;
type RestOf<A extends Api, Id extends OperationId<A>, All extends number> = Exclude<
  All,
  DeclaredError<A, Id>
>;
type RestBody<
  A extends Api,
  Id extends OperationId<A>,
  Range extends "4XX" | "5XX",
> = Range extends keyof Responses<A, Id>
  ? Payload<Responses<A, Id>[Range]>
  : "default" extends keyof Responses<A, Id>
    ? Payload<At<Responses<A, Id>, "default">>
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
export interface ApiResponse<A extends Api, Id extends OperationId<A>> extends ResponseIds {
  readonly data: OperationData<A, Id>;
  readonly status: number;
  readonly headers: ResponseHeaders<SuccessResponse<A, Id>>;
}

interface Success<A extends Api, Id extends OperationId<A>, Status extends PropertyKey> extends ResponseIds {
  readonly ok: true;
  readonly status: Status extends number ? Status : SuccessStatus;
  readonly data: Given<A, Id, At<Responses<A, Id>, Status>>;
  readonly headers: ResponseHeaders<At<Responses<A, Id>, Status>>;
}
interface Failure<A extends Api, Status extends number | undefined, Body> {
  readonly ok: false;
  readonly status: Status;
  /** The same error that the throwing call throws; its `body` has the type that the contract gives to this status. */
  readonly error: ErrorOf<A, Body, Status>;
}

/**
 * What `.safe()` returns: a union discriminated on `ok` and on `status`.
 * `status` is undefined when no error answer is at hand: network, time-out, cancel, token, an answer that breaks the contract.
 */
export type OperationResult<A extends Api, Id extends OperationId<A>> =
  | { [Status in SuccessKey<A, Id>]: Success<A, Id, Status> }[SuccessKey<A, Id>]
  | {
      [Status in DeclaredError<A, Id>]: Failure<A, Status, Payload<At<Responses<A, Id>, Status>>>;
    }[DeclaredError<A, Id>]
  | Failure<A, RestOf<A, Id, ClientErrorStatus>, RestBody<A, Id, "4XX">>
  | Failure<A, RestOf<A, Id, ServerErrorStatus>, RestBody<A, Id, "5XX">>
  | Failure<A, undefined, unknown>;

/** The kind of the error of an answer with this status. */
type KindOf<Status> = Status extends 401 ? "auth" : Status extends 429 ? "throttled" : "http";

type AnswerError<A extends Api, Status extends number, Body> = ErrorOf<A, Body, Status> & {
  readonly kind: KindOf<Status>;
};

/**
 * What an operation throws: a union in which `kind` and `status` together give the body's type.
 * What a token source throws has a status of its own, or none, and so does a success that is no good.
 */
export type OperationError<A extends Api, Id extends OperationId<A>> =
  | {
      [Status in DeclaredError<A, Id>]: AnswerError<A, Status, Payload<At<Responses<A, Id>, Status>>>;
    }[DeclaredError<A, Id>]
  | AnswerError<A, RestOf<A, Id, ClientErrorStatus>, RestBody<A, Id, "4XX">>
  | AnswerError<A, RestOf<A, Id, ServerErrorStatus>, RestBody<A, Id, "5XX">>
  | OtherError<A, number>
  | OtherError<A, undefined>;

type OtherError<A extends Api, Status extends number | undefined> = ErrorOf<A, unknown, Status> & {
  readonly kind: Exclude<ApiErrorKind, "http">;
};

/** One operation of the chain. Call it for the data, or use one of its two variants. */
export interface Operation<A extends Api, Id extends OperationId<A>> {
  /** Returns the data. Throws the API's error for everything else. */
  (...options: OptionsArgument<OperationOptions<A, Id>>): Promise<OperationData<A, Id>>;
  /** Returns data, status, headers and ids. Throws the API's error for everything else. */
  withResponse(...options: OptionsArgument<OperationOptions<A, Id>>): Promise<ApiResponse<A, Id>>;
  /** Never rejects: returns a union discriminated on `ok` and `status`. */
  safe(...options: OptionsArgument<OperationOptions<A, Id>>): Promise<OperationResult<A, Id>>;
}
