import type { Violation } from "../engine/types.ts";

export interface ProxyOptions {
  /** The real server; a path in it is kept in front of every request's path. */
  upstream: string;
  port?: number;
  host?: string;
  spec?: string | object;
  /** Stop what departs from the contract: requests answer 400 and are not sent on, answers become 502. */
  strict?: boolean;
  /** Called once per exchange, after the answer. */
  onExchange?: (exchange: ProxiedExchange) => void;
  /** Longest wait for the real server, in milliseconds; 60,000 by default. */
  timeoutMs?: number;
}

/** One exchange that went through; no secret header or query value is in it. */
export interface ProxiedExchange {
  method: string;
  /** Path with query. */
  url: string;
  /** What the client got. */
  status: number;
  operationId?: string;
  violations: Violation[];
  /** Whether strict mode put its own answer in place. */
  stopped: boolean;
}

export interface ContractProxy {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}
