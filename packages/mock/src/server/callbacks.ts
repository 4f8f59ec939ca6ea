import type { ClientRequest } from "node:http";
import { callbacksFor } from "../call/calls.ts";
import type { Served } from "../contract/serve.ts";
import type { Answered } from "../engine/check/response.ts";
import type { EngineAnswer, EngineRequest } from "../engine/types.ts";
import { callbackUrl } from "../replies/expressions.ts";
import { openCall, parseBody } from "../shared/exchange.ts";

const longest = 30_000;

/** Calls whom a request names, as the contract's callbacks say. Who cannot be reached is named in a warning. */
export class Caller {
  readonly #open = new Set<ClientRequest>();
  #isStopped = false;

  /** Sends what an operation that was answered calls for; does not wait for it. */
  callAfter({ contract, engine }: Served, request: EngineRequest, answer: EngineAnswer): void {
    if (answer.status >= 400 || !contract.operations[answer.operation]?.callbacks?.length) return;
    const values = engine.read(answer.operation, request);
    for (const { method, path, query, headers, body } of callbacksFor(contract, answer.operation)) {
      const address = callbackUrl(path, values, answeredOf(answer));
      const url = URL.canParse(address) ? new URL(address) : undefined;
      if (url === undefined || !/^https?:$/.test(url.protocol)) {
        warn(method, address, "it is no URL of HTTP");
        continue;
      }
      const search = [url.search.slice(1), query].filter(Boolean).join("&");
      const type = body && {
        "content-type": body.type,
        "content-length": `${Buffer.byteLength(body.content)}`,
      };
      const target = {
        method,
        path: `${url.pathname}${search && `?${search}`}`,
        headers: { ...headers, ...type },
      };
      this.#send(new URL(url.origin), target, body?.content);
    }
  }

  /** Gives up what is still under way. */
  stop(): void {
    this.#isStopped = true;
    for (const call of this.#open) call.destroy();
  }

  #send(base: URL, target: Parameters<typeof openCall>[1], body: string | undefined): void {
    const call = openCall(base, target);
    this.#open.add(call);
    call.setTimeout(longest, () => call.destroy(new Error(`no answer within ${longest} ms`)));
    call.once("response", (response) => response.resume());
    call.once("error", ({ message }) => {
      // What follows the path may be a secret.
      if (!this.#isStopped) warn(target.method, base.origin + target.path.replace(/\?.*/s, ""), message);
    });
    call.once("close", () => this.#open.delete(call));
    call.end(body);
  }
}

function answeredOf({ status, headers, body }: EngineAnswer): Answered {
  const named = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const sent = body === undefined ? undefined : parseBody(Buffer.from(body), String(named["content-type"]));
  return { status, headers: named, body: sent };
}

function warn(method: string, address: string, reason: string): void {
  process.emitWarning(`The callback ${method} ${address} was not sent: ${reason}.`);
}
