import type { Engine, EngineAnswer, EngineRequest, RequestValues } from "../engine/types.ts";
import type { Plan } from "../server/plan.ts";
import { departuresOf } from "./check.ts";
import { filled } from "./expressions.ts";
import type { Chosen } from "./replies.ts";

/** What is sent for a reply: the contract's answer with what the reply says of it. */
export function planReply(
  engine: Engine,
  asked: EngineRequest,
  ordinary: EngineAnswer,
  { id, reply }: Chosen,
  values: RequestValues,
): Plan {
  const { status, example, fault, delay } = reply;
  const effects = {
    reply: id,
    ...(fault === undefined ? {} : { wire: fault }),
    ...(delay === undefined ? {} : { delay }),
  };
  const headers = reply.headers === undefined ? undefined : filledHeaders(reply.headers, values);
  if (status === undefined && example === undefined && reply.body === undefined)
    return { answer: ordinary, ...effects, ...(headers === undefined ? {} : { headers }) };
  const answer = engine.respond(ordinary.operation, {
    ...{ status, example, headers, accept: asked.headers.accept },
    ...(reply.body === undefined ? {} : { body: { value: bodyOf(reply.body, values) } }),
  });
  const departures = reply.unchecked ? [] : departuresOf(answer);
  return { answer: departures.length === 0 ? answer : refused(answer, id, departures), ...effects };
}

function bodyOf(body: unknown, values: RequestValues): unknown {
  return typeof body === "function"
    ? (body as (request: RequestValues) => unknown)(values)
    : filled(body, values);
}

function filledHeaders(
  headers: Readonly<Record<string, string>>,
  values: RequestValues,
): Record<string, string> {
  const texts = Object.entries(headers).map(([name, value]) => [name, String(filled(value, values) ?? "")]);
  return Object.fromEntries(texts) as Record<string, string>;
}

/** A body that only the request makes whole is checked when it is made. */
function refused(answer: EngineAnswer, id: string, departures: readonly string[]): EngineAnswer {
  const title = "The reply breaks the contract";
  const detail = `Reply ${id} is not sent: ${departures.join("; ")}. Say \`unchecked: true\` to send it nevertheless.`;
  const body = JSON.stringify({ type: "about:blank", title, status: 500, detail });
  return {
    ...answer,
    ...{ status: 500, headers: { "Content-Type": "application/problem+json" }, body, problem: title },
  };
}
