import type { FetchLike } from "./options.ts";
import { Refusal } from "./refusal.ts";

/** Looks at requests and answers on their way, or changes them. */
export interface Interceptors {
  /** Is given each request, of each try. A `Request` that it returns, or promises, is sent in its place. */
  onRequest?(request: Request): unknown;
  /** Is given each answer, before the client reads it. A `Response` that it returns, or promises, takes its place. */
  onResponse?(response: Response, request: Request): unknown;
}

/**
 * Makes the `fetch` option of a client: the interceptors, around `send`. They are part of each try, in its time limits.
 * When one throws, the call ends with an error of kind `validation`, which names it; `error.cause.cause` is what it threw.
 * It stands apart, so that no other program carries it.
 */
export function intercept(
  { onRequest, onResponse }: Interceptors,
  send: FetchLike = (input, init) => fetch(input, init),
): FetchLike {
  return async (input, init) => {
    const given = new Request(input, init);
    const other = await asked("onRequest", () => onRequest?.(given));
    const request = other instanceof Request ? other : given;
    if (request.bodyUsed)
      throw new Refusal("onRequest read the body of a request that is sent: read a clone");
    const response = await send(request);
    const another = await asked("onResponse", () => onResponse?.(response, request));
    const answer = another instanceof Response ? another : response;
    if (answer.bodyUsed)
      throw new Refusal("onResponse read the body of an answer that is read: read a clone");
    return answer;
  };
}

/** What an interceptor answers. What it throws is no fault of the network, which a client would try again. */
async function asked(name: keyof Interceptors, ask: () => unknown): Promise<unknown> {
  try {
    return await ask();
  } catch (cause) {
    throw new Refusal(`${name} threw`, { cause });
  }
}
