import { writeFile } from "node:fs/promises";
import type { Witness } from "@partner-licenses/contract-diff";
import { MockStartError, startMock, verifyServer, verifyTraffic } from "@partner-licenses/mock";

/** A request as it is sent to a mock. */
interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the mock answers, and what `verify` says of a server. */
export interface Served {
  readonly mock: string;
  readonly verify: string;
}

/** The mock of the contract that has all fields, which stays, and what it is asked. */
export async function serving(whole: object, file: string) {
  const own = await startMock({ spec: whole, port: 0, keepRequests: 1000, callbacks: false });
  const verified = (spec: object) => verifyServer({ baseUrl: own.url, spec, token: "a:b", unsafe: true });
  await verified(whole);
  const asked = own.requests().map(({ method, url, headers, body }): Sent => {
    const { host: _, connection: __, "content-length": ___, ...kept } = headers;
    return { method, url, headers: kept, ...(body !== undefined && { body: textOf(body) }) };
  });
  const made = asked.map(
    (each): Sent => ({ ...each, headers: { ...each.headers, prefer: "dynamic=true, seed=a" } }),
  );
  const answers = async (base: string, all: readonly Sent[]) => {
    const found: string[] = [];
    for (const each of all) found.push(await answerOf(base, each));
    return found.join("\n");
  };
  /** What becomes of values as bodies, at a mock and at `verify`. */
  const held = async (spec: object, base: string, witnesses: readonly Witness[]): Promise<Served> => {
    if (witnesses.length === 0) return { mock: "", verify: "" };
    const traffic = witnesses.map(({ value }) => recorded(value));
    await writeFile(file, traffic.map((each) => JSON.stringify(each)).join("\n"));
    const { results } = await verifyTraffic({ file, spec });
    const posts = traffic.map(({ response }): Sent => ({ ...words, body: response.body }));
    return { mock: await answers(base, posts), verify: JSON.stringify(results) };
  };
  const tried = async (spec: object, base: string): Promise<Served> => {
    const { results, coverage } = await verified(spec);
    const found = results.map(({ durationMs: _, ...result }) => result);
    return { mock: await answers(base, [...asked, ...made]), verify: JSON.stringify([found, coverage]) };
  };
  const before = await tried(whole, own.url);
  return {
    stop: () => own.stop(),
    /** What a contract changes, tried also with values that it and the whole one do not both accept. */
    async row(spec: object, witnesses: readonly Witness[]): Promise<Served> {
      const after = await startMock({ spec, port: 0, callbacks: false }).catch((error: unknown) => {
        if (error instanceof MockStartError) return undefined;
        throw error;
      });
      if (after === undefined) return { mock: "refused", verify: "refused" };
      const [first, second] = [await tried(spec, after.url), await held(spec, after.url, witnesses)];
      await after.stop();
      const known = await held(whole, own.url, witnesses);
      const honoured = (part: keyof Served) =>
        first[part] === before[part] && second[part] === known[part] ? "·" : "honoured";
      return { mock: honoured("mock"), verify: honoured("verify") };
    },
  };
}

/** Where the contract takes all words, and where it answers with them. */
const words: Sent = {
  method: "POST",
  url: "/things/a",
  headers: { "content-type": "application/json", authorization: "Bearer a" },
};
const recorded = (value: unknown) => ({
  request: { method: "GET", url: "/shared", headers: {} },
  response: { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(value) },
});

function textOf(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}

async function answerOf(base: string, { method, url, headers, body }: Sent): Promise<string> {
  try {
    const response = await fetch(base + url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      redirect: "manual",
    });
    const { date: _, ...kept } = Object.fromEntries(response.headers);
    return JSON.stringify([response.status, kept, await response.text()]).replaceAll(base, "");
  } catch (error) {
    // fetch itself sends some requests to nobody, such as TRACE
    if (error instanceof TypeError) return "not sent";
    throw error;
  }
}
