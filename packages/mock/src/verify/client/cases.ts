import { scenarioNames, scenarios } from "../../scenarios.ts";

/** One call through the client, and what it has to make of the answer. */
export interface ClientCase {
  name: string;
  /** Whether the client has the token. */
  signedIn: boolean;
  headers: Record<string, string>;
  /** `data`, or the kind of the error. */
  ends: string;
}

/** The calls that any server answers; a mock also plays every scenario. */
export function clientCases(isMock: boolean, declaresUnauthorized: boolean): ClientCase[] {
  const ordinary = { name: "reads the answer", signedIn: true, headers: {}, ends: "data" };
  const refused = { name: "reports a missing token", signedIn: false, headers: {}, ends: "auth" };
  const played = scenarioNames.map((scenario) => ({
    name: `comes through ${scenario}`,
    signedIn: true,
    headers: { Prefer: `scenario=${scenario}` },
    ends: scenarios[scenario].ends,
  }));
  return [ordinary, ...(declaresUnauthorized ? [refused] : []), ...(isMock ? played : [])];
}
