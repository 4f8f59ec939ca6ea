import type { Outgoing } from "../request.ts";
import type { Call } from "../shared.ts";

/**
 * Puts something of the call's options into the request of one try.
 * The generated code lists the parts that its contract needs, so that no bundle holds the others.
 */
export type RequestPart = (call: Call, request: Outgoing) => void;

/** Reads the body of a success answer; one that is JSON is left to `readJson`. */
export type ReadBody = (call: Call, response: Response, readJson: ReadJson) => Promise<unknown>;

type ReadJson = (call: Call, response: Response) => Promise<unknown>;
