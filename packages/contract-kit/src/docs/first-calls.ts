import type { Model } from "../model/model.ts";
import { isSafe, type Operation } from "../model/operations.ts";

/** What a reader calls first: the GET that asks for least, else whatever there is. */
export function firstRead({ operations }: Pick<Model, "operations">): Operation | undefined {
  const least = [...operations].sort((a, b) => needs(a) - needs(b));
  return least.find(({ method }) => method === "get") ?? least.find(isSafe) ?? least[0];
}

/** The first operation that sends a body, by the example that the contract gives where one has it. */
export function firstWrite({ operations }: Pick<Model, "operations">): Operation | undefined {
  const sending = operations.filter(({ body, method }) => body !== undefined && method !== "get");
  const isShown = ({ body }: Operation) =>
    Object.values(body?.content ?? {}).some(({ example, examples }) => (example ?? examples) !== undefined);
  return sending.find(isShown) ?? sending[0];
}

/** How much a call has to be given. */
function needs({ parameters, body, deprecated, stream }: Operation): number {
  const odd = [deprecated, stream !== undefined, body?.required].filter(Boolean).length;
  return parameters.filter(({ required }) => required).length + 10 * odd;
}
