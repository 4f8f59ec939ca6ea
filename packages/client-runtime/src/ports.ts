import { newId } from "./new-id.ts";

/** What the client takes of its surroundings besides `fetch` and timers. Tests give their own. */
export interface Ports {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1, never 1. */
  readonly random: () => number;
  /** A new GUID. */
  readonly newId: () => string;
}

/** Those of the platform. */
export const platform: Ports = {
  // looked up at each call: tests replace the clock
  now: () => Date.now(),
  random: () => Math.random(),
  newId,
};
