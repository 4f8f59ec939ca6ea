import { startMock } from "@partner-licenses/mock";
import { expect, test } from "vitest";
import { contractVersion, createPartnerClient, type PartnerEvent } from "../src/index.ts";
import { answer, clientOver } from "./support/client.ts";

/** The versions that a client reported, after two calls to a server of each version. */
async function reportedOf(server: string | undefined) {
  const events: PartnerEvent[] = [];
  const headers: Record<string, string> = server === undefined ? {} : { "Mock-Contract-Version": server };
  const { partner } = clientOver(async () => answer(200, undefined, headers), {
    onEvent: (event) => events.push(event),
  });
  await partner.analytics.licenses.usage.get();
  await partner.analytics.licenses.usage.get();
  return events.filter((event) => event.type === "version");
}

test("a server whose contract is of another major is reported once", async () => {
  const [major = 0, minor = 0] = contractVersion.split(".").map(Number);
  const other = [`${major + 1}.0.0`, ...(major === 0 ? [`0.${minor + 1}.0`] : [])];
  for (const server of other)
    expect(await reportedOf(server)).toMatchObject([{ type: "version", client: contractVersion, server }]);
  const same = [contractVersion, `${major}.${minor}.99`, undefined, ""];
  for (const server of same) expect(await reportedOf(server)).toEqual([]);
});

test("the mock says which contract it speaks, and it is this one", async () => {
  const spec = structuredClone((await import("@partner-licenses/spec", { with: { type: "json" } })).default);
  for (const [version, reported] of [
    [contractVersion, 0],
    ["47.0.0", 1],
  ] as const) {
    const mock = await startMock({ port: 0, spec: { ...spec, info: { ...spec.info, version } } });
    const events: PartnerEvent[] = [];
    const partner = createPartnerClient({
      baseUrl: mock.url,
      auth: "t",
      onEvent: (event) => events.push(event),
    });
    await partner.analytics.licenses.usage.get();
    await mock.stop();
    expect(events.filter(({ type }) => type === "version")).toHaveLength(reported);
  }
});
