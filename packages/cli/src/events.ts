import type { PartnerClientOptions } from "@partner-licenses/client";

/** What the client reports while it works. */
export type ClientEvent = Parameters<NonNullable<PartnerClientOptions["onEvent"]>>[0];
export type Listener = (event: ClientEvent) => void;

/** A duration for people: `240 ms`, `1.2 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
