import { equal } from "@partner-licenses/document/json";
import type { Evidence } from "../evidence.ts";
import type { Action, Content } from "../values/document.ts";
import type { Offer, Side } from "./side.ts";

/** What came of a call. */
export interface CallResult {
  readonly ok: boolean;
  readonly status?: number;
  readonly answered?: number;
  readonly body?: unknown;
  readonly kind?: string;
  readonly message?: string;
  readonly violations?: string;
  readonly headers?: readonly string[];
}

/** Parts of the two contracts, by the side that has them. */
export interface Pointers {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** What went wrong, with the parts of both contracts. */
export type Fault = Omit<Evidence, "base" | "revision"> & Pointers;

/** What is wrong with how a client took a body; undefined when all is well. */
export function readingFault(
  client: Side,
  action: Action,
  status: string,
  content: Content,
  offer: Offer,
  result: CallResult,
): Fault | undefined {
  if (refusalOf(result) !== undefined) return undefined;
  const known = schemaFor(action, status, content.media);
  const refusals = known === undefined ? [] : client.values.refusals(known, offer.value);
  const at = {
    client: refusals.map(({ pointer }) => pointer),
    server: offer.pointer === undefined ? [] : [offer.pointer],
  };
  const facts = {
    what: `${status}: ${offer.what}`,
    operation: action.name,
    direction: "response",
    ...at,
  } as const;
  const problem = clientFault(status, offer, result);
  if (problem !== undefined) return { ...facts, via: "client", message: problem };
  const [first] = refusals;
  return first && { ...facts, via: "schema", message: first.message };
}

function clientFault(status: string, { value }: Offer, result: CallResult): string | undefined {
  const answered = result.status ?? result.answered;
  if (answered !== Number(status)) return result.message ?? `the client reports status ${answered}`;
  if (Number(status) < 300 && !result.ok) return result.message ?? "the client refuses the answer";
  return equal(result.body, value) ? undefined : "the client gives another body than the server sent";
}

function schemaFor({ answers }: Action, status: string, media: string): string | undefined {
  const range = `${status[0]}XX`;
  const answer = [status, range, "default"]
    .map((one) => answers.find((each) => each.status === one))
    .find(Boolean);
  return answer?.contents.find((each) => each.media === media)?.schema;
}

/** Why the mock says that the request breaks its contract. */
export function refusalOf({ violations }: CallResult): string | undefined {
  if (violations === undefined) return undefined;
  const list = JSON.parse(violations) as { location?: string[]; message?: string }[];
  const found = list.find(({ location }) => location?.[0] === "request");
  return found && `${found.location?.slice(1).join(" ")}: ${found.message}`;
}
