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
  const answers = async (base: string, all: readonly Sent[]) => {
    const found: string[] = [];
    for (const each of all) found.push(await answerOf(base, each));
    return found;
  };
  const plain = await answers(own.url, asked);
  /** Only what has a body can be made up. */
  const made = asked
    .filter((_, index) => plain[index]?.includes("content-type"))
    .map((each): Sent => ({ ...each, headers: { ...each.headers, prefer: "dynamic=true, seed=a" } }));
  const cases = async (spec: object) => {
    const { results, coverage } = await verified(spec);
    return [results.map(({ durationMs: _, ...result }) => result), coverage];
  };
  const judged = async (spec: object, witnesses: readonly Witness[]) => {
    if (witnesses.length === 0) return [];
    const traffic = witnesses.map(({ value }) => JSON.stringify(recorded(value)));
    await writeFile(file, traffic.join("\n"));
    return (await verifyTraffic({ file, spec })).results;
  };
  const [known, knownCases] = [[plain, await answers(own.url, made)], await cases(whole)];
  return {
    stop: () => own.stop(),
    /** What a contract changes, tried also with values that it and the whole one do not both accept. */
    async row(spec: object, witnesses: readonly Witness[]): Promise<Served> {
      const after = await startMock({ spec, port: 0, callbacks: false }).catch((error: unknown) => {
        if (error instanceof MockStartError) return undefined;
        throw error;
      });
      if (after === undefined) return { mock: "refused", verify: "refused" };
      const posts = witnesses.map(({ value }): Sent => ({ ...words, body: JSON.stringify(value) }));
      const mock = await firstDifference(
        [() => answers(after.url, asked), () => known[0]],
        [() => answers(after.url, made), () => known[1]],
        [() => answers(after.url, posts), () => answers(own.url, posts)],
      );
      await after.stop();
      const verify = await firstDifference(
        [() => cases(spec), () => knownCases],
        [() => judged(spec, witnesses), () => judged(whole, witnesses)],
      );
      return { mock, verify };
    },
  };
}

/** Whether two attempts of a pair differ; those after it need not be made then. */
async function firstDifference(...pairs: readonly (readonly [() => unknown, () => unknown])[]) {
  for (const [one, other] of pairs)
    if (JSON.stringify(await one()) !== JSON.stringify(await other())) return "honoured";
  return "·";
}

/** Where the contract takes all words, and where it answers with them. */
const words: Sent = {
  method: "POST",
  url: "/shared",
  headers: { "content-type": "application/json", "x-key": "a" },
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
