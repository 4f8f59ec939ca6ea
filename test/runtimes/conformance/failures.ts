import { PartnerError } from "@partner-licenses/client";
import { type Check, canary, equal, failure, holds, meet, pause } from "./harness.ts";

/** A signal that counts the listeners which are left on it. */
function countedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const left = new Set<unknown>();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = ((type: string, listener: () => void, options?: object) => {
    left.add(listener);
    add(type as "abort", listener, options);
  }) as typeof signal.addEventListener;
  signal.removeEventListener = ((type: string, listener: () => void) => {
    left.delete(listener);
    remove(type as "abort", listener);
  }) as typeof signal.removeEventListener;
  return { controller, signal, left };
}

/** Answers that never come, break off, or are something else; and callers that no longer want them. */
export const failures: readonly Check[] = [
  {
    name: "a page where JSON belongs is a decode error",
    async run(on) {
      const error = await failure(meet(on, "html").get({ tries: 1 }));
      equal([error.kind, error.status], ["decode", 200], "error");
    },
  },
  {
    name: "a body that breaks off is an error, and tried again",
    async run(on) {
      const { get, seen } = meet(on, "truncated");
      const error = await failure(get({ tries: 2 }));
      holds(["network", "decode"].includes(error.kind), `kind ${error.kind}`);
      equal([error.attempts.length, (await seen()).length], [2, 2], "tries");
    },
  },
  {
    name: "a refused connection is a network error with ids and attempts",
    async run(on) {
      const error = await failure(meet(on, "ok", { baseUrl: on.closed }).get({ tries: 2 }));
      equal([error.kind, error.status, error.attempts.length], ["network", undefined, 2], "error");
      holds(error.requestId && error.correlationId && error.cause, "no ids or no cause");
    },
  },
  {
    name: "an attempt has a time limit, its body included",
    async run(on) {
      for (const scenario of ["silent", "slow-body"]) {
        const error = await failure(meet(on, scenario).get({ tries: 2, timeout: 150 }));
        equal([error.kind, error.attempts.length], ["timeout", 2], scenario);
      }
    },
  },
  {
    name: "the deadline is over all attempts",
    async run(on) {
      const error = await failure(meet(on, "silent").get({ timeout: 60_000, deadline: 200 }));
      equal(error.kind, "timeout", "kind");
    },
  },
  {
    name: "the caller's signal ends every state, with its reason",
    async run(on) {
      for (const [scenario, milliseconds] of [
        ["ok", 0],
        ["silent", 50],
        ["slow-body", 150],
        ["throttled-2", 150],
      ] as const) {
        const { controller, signal, left } = countedSignal();
        const reason = new Error("enough");
        if (milliseconds === 0) controller.abort(reason);
        else setTimeout(() => controller.abort(reason), milliseconds);
        const error = await failure(meet(on, scenario).get({ signal }));
        equal([error.kind, error.cause === reason], ["aborted", true], scenario);
        equal(left.size, 0, `listeners after ${scenario}`);
      }
    },
  },
  {
    name: "leaves no listener on a signal after 200 calls",
    async run(on) {
      const { signal, left } = countedSignal();
      const { get } = meet(on, "ok");
      for (let round = 0; round < 20; round++) {
        await Promise.all(Array.from({ length: 10 }, () => get({ signal })));
      }
      equal(left.size, 0, "listeners");
    },
  },
  {
    name: "errors are PartnerErrors and show no token",
    async run(on) {
      const error = await failure(meet(on, "echo-token").get());
      holds(error instanceof PartnerError && error instanceof Error, "another class");
      await pause(0);
      const shown = [error.message, String(error.stack), JSON.stringify(error), String(error.cause)].join(
        "\n",
      );
      holds(!shown.includes(canary), "the token shows");
    },
  },
];
