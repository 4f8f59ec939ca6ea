import { HttpResponse } from "msw";
import type { Contract } from "../contract/types.ts";
import type { Plan } from "../server/plan.ts";
import { contractVersionHeader, contractVersionOf } from "../shared/contract-version.ts";
import { itemPauseMs, streamItems } from "../shared/items.ts";

const pieces = 10;
const slowBodyMs = 1000;

/** The `Response` that MSW hands to the caller: the plan's answer, the caller's ids, the effects on the wire. */
export function toResponse(
  contract: Pick<Contract, "version" | "echoes">,
  plan: Plan,
  request: Request,
): Response {
  const headers = new Headers();
  const version = contractVersionOf(contract);
  if (version !== undefined) headers.set(contractVersionHeader, version);
  if (plan.fault) {
    const { title, detail, known } = plan.fault;
    const problem = { type: "about:blank", title, status: 400, detail, ...(known && { known }) };
    headers.set("Content-Type", "application/problem+json");
    return HttpResponse.json(problem, { status: 400, headers });
  }
  if (plan.wire === "reset") return HttpResponse.error();
  const { answer } = plan;
  for (const [name, value] of Object.entries({ ...answer.headers, ...plan.headers }))
    headers.set(name, String(value));
  if (answer.violationHeader !== undefined) headers.set("sl-violations", answer.violationHeader);
  const echo = contract.echoes[answer.operation];
  for (const [from, to] of echo?.byStatus[answer.status] ?? echo?.byStatus.default ?? []) {
    const value = request.headers.get(from);
    if (value) headers.set(to, value);
  }
  // Only a length that is not reached shows a client that the body is incomplete.
  if (plan.wire === "truncated")
    headers.set("Content-Length", String(new TextEncoder().encode(answer.body).length));
  return new HttpResponse(bodyOf(plan, headers.get("content-type") ?? ""), {
    status: answer.status,
    headers,
  });
}

function bodyOf({ answer, wire }: Plan, type: string): BodyInit | null {
  if (answer.body === undefined) return null;
  const items = wire === undefined ? streamItems(answer.body, type) : undefined;
  if (items !== undefined && items.length > 1) {
    const encoder = new TextEncoder();
    return spread(
      items.map((item) => encoder.encode(item)),
      itemPauseMs,
    );
  }
  if (wire === "bom") return `\uFEFF${answer.body}`;
  const bytes = new TextEncoder().encode(answer.body);
  if (wire === "truncated") return cut(bytes);
  return wire === "slow-body" ? drip(bytes) : answer.body;
}

function cut(bytes: Uint8Array): ReadableStream {
  let sent = false;
  return new ReadableStream({
    async pull(controller) {
      // The caller gets the headers and the first half before the stream fails.
      if (sent) await new Promise((resolve) => setTimeout(resolve, slowBodyMs / pieces));
      if (sent) return controller.error(new TypeError("The connection ended in the middle of the body."));
      sent = true;
      controller.enqueue(bytes.slice(0, bytes.length / 2));
    },
  });
}

function drip(bytes: Uint8Array): ReadableStream {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  const count = Math.ceil(bytes.length / size);
  const parts = Array.from({ length: count }, (_, index) => bytes.slice(index * size, (index + 1) * size));
  return spread(parts, slowBodyMs / pieces);
}

/** A body that comes in parts, with a pause between. */
function spread(parts: readonly Uint8Array[], pauseMs: number): ReadableStream {
  let next = 0;
  return new ReadableStream({
    async pull(controller) {
      if (next > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const part = parts[next++];
      if (part === undefined) controller.close();
      else controller.enqueue(part);
    },
  });
}
