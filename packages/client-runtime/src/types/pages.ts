import type { PagePlan, PageTurn } from "../parts/pages/plan.ts";
import type {
  Api,
  ApiResponse,
  CallArguments,
  Operation,
  OperationData,
  OperationId,
  OperationOptions,
  OptionsArgument,
} from "./operation.ts";

/** One page of a list. */
export interface Page<Data = unknown, Item = unknown> {
  /** The body of the answer. */
  readonly data: Data;
  readonly items: readonly Item[];
  /** What leads to the next page; undefined after the last one. Given as `page`, it is where a later walk begins. */
  readonly next: PageTurn | undefined;
}

type Deep<Value, Keys> = Keys extends readonly [infer Key, ...infer Rest]
  ? Key extends keyof NonNullable<Value>
    ? Deep<NonNullable<Value>[Key], Rest>
    : unknown
  : Value;
type Plan<A extends Api, Id extends OperationId<A>> = A["operations"][Id]["pages"];
type List<A extends Api, Id extends OperationId<A>> =
  Plan<A, Id> extends { readonly items: infer Keys } ? Deep<OperationData<A, Id>, Keys> : unknown;

/** An item of the pages of an operation. */
export type PageItem<A extends Api, Id extends OperationId<A>> =
  NonNullable<List<A, Id>> extends readonly (infer Item)[] ? Item : unknown;

/** A page of an operation. */
export type PageOf<A extends Api, Id extends OperationId<A>> = Page<OperationData<A, Id>, PageItem<A, Id>>;

/** Options of a walk through pages: those of each of its calls, and where it begins. */
export type Walk<Options> = Omit<Options, "requestId"> & { page?: PageTurn | undefined };

/** The options argument of a walk by operationId. */
export type PagesArgument<A extends Api, Id extends OperationId<A>> = OptionsArgument<
  Walk<CallArguments<A, Id>>
>;

/** One operation of the chain whose answer is a page of a list. */
export interface PagedOperation<A extends Api, Id extends OperationId<A>> extends Operation<A, Id> {
  /** The pages, one after the other: each is asked for when the one before has been read. */
  pages(...options: OptionsArgument<Walk<OperationOptions<A, Id>>>): AsyncGenerator<PageOf<A, Id>, void>;
  /** The items of all pages. */
  items(...options: OptionsArgument<Walk<OperationOptions<A, Id>>>): AsyncGenerator<PageItem<A, Id>, void>;
}

/** The pages of one operation, for those who have no call chain. */
export interface Pager<A extends Api, Id extends OperationId<A>> {
  readonly id: Id;
  readonly plan: PagePlan;
  /** Holds the types; there is no such value. */
  readonly api?: (api: A) => A;
}

/** What a walk needs of a client. */
export interface PageCaller<A extends Api, Id extends OperationId<A>> {
  readonly call: {
    withResponse(
      id: Id,
      ...options: OptionsArgument<CallArguments<A, Id>>
    ): Promise<Pick<ApiResponse<A, Id>, "data" | "headers">>;
  };
}
