import { operationKey } from "../contract/operation-key.ts";
import type { Served } from "../contract/serve.ts";
import type { RequestValues } from "../engine/types.ts";
import { ReplyError } from "../errors.ts";
import { checkReply, operationAt } from "./check.ts";
import { Rule } from "./rule.ts";
import type { Reply, ReplyEntry, ReplyHandle } from "./types.ts";

/** What is served: the contract's operations, and the engine that writes and checks their answers. */
export type Source = {
  contract: Pick<Served["contract"], "operations"> & Partial<Served["contract"]>;
} & Pick<Served, "engine">;

/** A rule that answers a request, with the answer whose turn it is. */
export interface Chosen {
  readonly id: string;
  readonly reply: Reply;
}

/** The answers that tests ask for. Of two that are for the same request the newer one counts. */
export class Replies {
  readonly #source: Source;
  #rules: Rule[] = [];
  #made = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Answers an operation from now on. Throws a `ReplyError` when the contract has no such answer. */
  add(operation: string, given: Reply | readonly Reply[], session?: string): ReplyHandle {
    const replies = Array.isArray(given) ? (given as readonly Reply[]) : [given as Reply];
    if (replies.length === 0) throw new ReplyError(`The sequence of replies to ${operation} is empty.`);
    const index = operationAt(this.#source.contract, operation);
    for (const reply of replies) checkReply(this.#source, index, reply);
    const rule = new Rule(`r${this.#made + 1}`, this.#keyOf(index), replies, session);
    this.#made += 1;
    this.#rules.unshift(rule);
    return {
      id: rule.id,
      get used() {
        return rule.used;
      },
      remove: () => {
        this.remove(rule.id);
      },
    };
  }

  /** The answer to a request, or `undefined` when nobody asked for one. */
  choose(operation: number, session: string, request: () => RequestValues): Chosen | undefined {
    if (this.#rules.length === 0) return undefined;
    const key = this.#keyOf(operation);
    const rules = this.#rules.filter(
      (rule) => rule.operation === key && (rule.session === undefined || rule.session === session),
    );
    if (rules.length === 0) return undefined;
    const values = request();
    // What is for one session comes before what is for all.
    const sorted = [...rules].sort(
      (a, b) => Number(b.session !== undefined) - Number(a.session !== undefined),
    );
    for (const rule of sorted) {
      const reply = rule.next(session, values);
      if (reply !== undefined) return { id: rule.id, reply };
    }
    return undefined;
  }

  /** All answers that are asked for, the newest first. */
  list(session?: string): (ReplyEntry & { id: string; used: number })[] {
    return this.#rules
      .filter((rule) => session === undefined || rule.session === session)
      .map(({ id, used, operation, replies, session: own }) => {
        const [only, ...others] = replies;
        return {
          ...{ id, used, operation },
          ...(own === undefined ? {} : { session: own }),
          ...(others.length === 0 ? only : { sequence: replies }),
        };
      });
  }

  #keyOf(index: number): string {
    const operation = this.#source.contract.operations[index];
    return operation === undefined ? "" : operationKey(operation);
  }

  /** Takes one away; false when it is not there. */
  remove(id: string): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  /** Takes all away, or those of one session. */
  clear(session?: string): void {
    this.#rules = session === undefined ? [] : this.#rules.filter((rule) => rule.session !== session);
  }
}
