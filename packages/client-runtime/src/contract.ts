import type { ApiErrorClass } from "./errors.ts";
import type { FormEncoding } from "./parts/media.ts";
import type { PagePlan } from "./parts/pages/plan.ts";
import type { ReadBody, RequestPart } from "./parts/part.ts";
import type { ItemKind } from "./parts/streams/stream.ts";
import type { Secure } from "./shared.ts";
import type { Api, Operation, OperationId } from "./types/operation.ts";

/** Headers of the contract that the client fills, by what it fills them with. */
export type RequestRole =
  | "requestId"
  | "correlationId"
  | "locale"
  | "application"
  | "idempotencyKey"
  | "clientName"
  | "clientVersion";

/** One row of the generated operation table. */
export interface OperationEntry {
  /** As it is sent: in upper case. */
  readonly method: string;
  readonly path: string;
  /** It may be tried again: to repeat it has the effect of calling once. */
  readonly retry?: boolean;
  /** Media types of the answers, separated by commas; absent when no answer has a body. */
  readonly accept?: string;
  /** A success may have no body, whatever `accept` says. */
  readonly empty?: boolean;
  /** Media types of the successful answers alone, where those of errors differ. */
  readonly success?: string;
  /** How the items of an answer that is a sequence are read; absent for an answer that is none. */
  readonly items?: ItemKind;
  /** Media types of the request body, separated by commas; absent when it is JSON alone. */
  readonly contentType?: string;
  /** How the fields of a form are written, where it is not by the specification's defaults. */
  readonly encoding?: FormEncoding;
  /** How parameters are written, by place and name (`query filter`), where it is not by the specification's defaults. */
  readonly styles?: Readonly<Record<string, ParameterStyle>>;
  /** Where it is served, where that is not where the others are. */
  readonly server?: ServerEntry;
  /** What the request needs beyond a method, a fixed path and headers. */
  readonly parts?: readonly RequestPart[];
  /** Reads the body of a success that is no JSON. */
  readonly read?: ReadBody;
  /** How its pages hang together, where its answer is one of several. */
  readonly pages?: PagePlan;
  /** The ways to be let in, where they are not those of the contract. None: anyone may call. */
  readonly security?: readonly SecurityWay[];
  /** Header names by role. */
  readonly headers: { readonly [Role in RequestRole]?: string };
  /** Values that the contract gives for headers, by their names. */
  readonly defaults?: Readonly<Record<string, string>>;
}

/** How a parameter is written: the fields of OpenAPI's Parameter Object. `content` is a media type. */
export interface ParameterStyle {
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly content?: string;
  /** How the fields of such a value are written, where it is a form. */
  readonly encoding?: FormEncoding;
}

/** A server: its URL, with the defaults of the variables in it. */
export interface ServerEntry {
  readonly url: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** One way to be let in: the schemes that it needs, all of them, each with its scopes separated by spaces. */
export type SecurityWay = Readonly<Record<string, string>>;

/** Where the credential of a security scheme stands in a request, and what stands before it. */
export interface Scheme {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly prefix?: string;
}

/** How a call shows who calls. */
export interface Authorization {
  /** The header that carries the token, and what stands before the token in it; empty where `secure` puts it. */
  readonly header: string;
  readonly prefix: string;
  /** What the token must allow. */
  readonly scopes: readonly string[];
  /** Error codes whose cause stays with a fresh token. */
  readonly final: readonly string[];
}

/** Makes the function of one operation, from its id and the path parameters that the steps of the chain took. */
export type EndOfChain<A extends Api> = <Id extends OperationId<A>>(
  id: Id,
  path?: Record<string, unknown>,
) => Operation<A, Id>;

/**
 * All that the runtime has to know of an API. The generated code holds it.
 * Its names are short because no minifier can shorten them, and each program carries them.
 */
export interface Contract<A extends Api = Api, Chain = unknown> {
  /** `info.version` of the contract. */
  readonly version: string;
  /** Name of the client, sent where the contract has a header for it. */
  readonly client: string;
  readonly operations: Readonly<Record<string, OperationEntry>>;
  /** Base URLs by name; the first one is the default. */
  readonly environments: Readonly<Record<string, string>>;
  readonly auth: Authorization;
  /** Security schemes by name, and the ways to be let in that hold where an operation names none. */
  readonly schemes?: Readonly<Record<string, Scheme>>;
  readonly security?: readonly SecurityWay[];
  /** Where one token for all operations is not enough. */
  readonly secure?: Secure;
  /** Names of the response headers that hold the ids of an exchange, by role. */
  readonly ids: Readonly<Record<string, string>>;
  /** Names of properties of error bodies by role. */
  readonly fault: Readonly<Record<string, readonly string[]>>;
  /** The error class of this API. */
  readonly error: ApiErrorClass;
  /** Builds the call chain. */
  chain(end: EndOfChain<A>): Chain;
}
