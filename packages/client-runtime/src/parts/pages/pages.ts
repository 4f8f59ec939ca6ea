import type { CallInput } from "../../shared.ts";
import type { Api, Operation, OperationId } from "../../types/operation.ts";
import type {
  Page,
  PageCaller,
  PagedOperation,
  PageItem,
  PageOf,
  Pager,
  PagesArgument,
} from "../../types/pages.ts";
import { valueAt } from "./next.ts";
import type { PagePlan, PageTurn } from "./plan.ts";

type Input = CallInput | undefined;
type Answered = (input: CallInput) => Promise<{ readonly data: unknown; readonly headers: Headers }>;

/** Gets one page: the first, or the one that a turn leads to. */
export async function fetchPage(
  answered: Answered,
  plan: PagePlan,
  input: Input,
  turn?: PageTurn,
): Promise<Page> {
  // an id belongs to one request, and each page is one
  const { requestId: _, ...options } = input ?? {};
  const query = { ...options.query, ...turn?.query };
  const body = turn?.body && { body: { ...(options.body as object | undefined), ...turn.body } };
  const call = turn === undefined ? options : { ...options, query, ...body, page: turn };
  const { data, headers } = await answered(call);
  const items = (valueAt(data, plan.items) ?? []) as readonly unknown[];
  return { data, items, next: plan.next(plan, { data, headers, items, query }) };
}

/** Whether the same page came twice: one that does not heed what it is asked for would do so for ever. */
export function isRepeated(page: Page, before: Page | undefined): boolean {
  return before !== undefined && page.items.length > 0 && textOf(page.data) === textOf(before.data);
}

/** The turn to the next page, marked where it leads back to one of those before. */
export function turnFrom({ next }: Page, before: ReadonlySet<string | undefined>): PageTurn | undefined {
  return next && before.has(textOf(next)) ? { ...next, repeats: true } : next;
}

/** What is the same text is the same turn, or page. */
export function textOf(value: unknown): string | undefined {
  return JSON.stringify(value);
}

async function* pagesBy(answered: Answered, plan: PagePlan, input: Input): AsyncGenerator<Page, void> {
  const turns = new Set<string | undefined>();
  let before: Page | undefined;
  let turn = input?.page;
  do {
    turns.add(textOf(turn));
    const page = await fetchPage(answered, plan, input, turn);
    if (isRepeated(page, before)) await answered({ ...input, page: { repeats: true } });
    yield page;
    before = page;
    turn = turnFrom(page, turns);
  } while (turn !== undefined);
}

async function* itemsBy(answered: Answered, plan: PagePlan, input: Input): AsyncGenerator<unknown, void> {
  for await (const { items } of pagesBy(answered, plan, input)) yield* items;
}

/** How a client makes the call of a pager. */
export function answering<A extends Api, Id extends OperationId<A>>(
  { call }: PageCaller<A, Id>,
  { id }: Pager<A, Id>,
): Answered {
  return (input) => (call.withResponse as (id: Id, input: CallInput) => ReturnType<Answered>)(id, input);
}

/** The pages of an operation, one after the other: each is asked for when the one before has been read. */
export function pagesOf<A extends Api, Id extends OperationId<A>>(
  client: PageCaller<NoInfer<A>, NoInfer<Id>>,
  pager: Pager<A, Id>,
  ...[options]: PagesArgument<A, Id>
): AsyncGenerator<PageOf<A, Id>, void> {
  const pages = pagesBy(answering(client, pager), pager.plan, options as Input);
  return pages as AsyncGenerator<PageOf<A, Id>, void>;
}

/** The items of all pages of an operation. */
export function itemsOf<A extends Api, Id extends OperationId<A>>(
  client: PageCaller<NoInfer<A>, NoInfer<Id>>,
  pager: Pager<A, Id>,
  ...[options]: PagesArgument<A, Id>
): AsyncGenerator<PageItem<A, Id>, void> {
  const items = itemsBy(answering(client, pager), pager.plan, options as Input);
  return items as AsyncGenerator<PageItem<A, Id>, void>;
}

/** The function of an operation in the call chain, with its pages. */
export function paged<A extends Api, Id extends OperationId<A>>(
  operation: Operation<A, Id>,
  plan: PagePlan,
): PagedOperation<A, Id> {
  const { withResponse } = operation as unknown as { withResponse: Answered };
  return Object.assign(operation, {
    pages: (input: Input) => pagesBy(withResponse, plan, input),
    items: (input: Input) => itemsBy(withResponse, plan, input),
  }) as unknown as PagedOperation<A, Id>;
}
