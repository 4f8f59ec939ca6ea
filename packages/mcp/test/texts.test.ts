import { diff } from "@partner-licenses/contract-diff";
import { expect, it } from "vitest";
import { overHttp } from "./support/agent.ts";
import { shop } from "./support/shop.ts";

type Json = Record<string, unknown>;

/** Every text of a contract, each as a way to change it. */
function texts(node: unknown, change: (copy: Json) => Json = (copy) => copy): ((mark: string) => Json)[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node as Json).flatMap(([key, value]) => {
    const at = (copy: Json) => change(copy)[key] as Json;
    const here = (mark: string) => {
      const copy = structuredClone(shop) as unknown as Json;
      change(copy)[key] = mark;
      return copy;
    };
    const isText = typeof value === "string" && ["title", "summary", "description"].includes(key);
    return isText ? [here] : texts(value, at);
  });
}

/** All that agents read of a contract, before they call anything. */
async function read(spec: object): Promise<string> {
  const { client, call } = await overHttp({ spec, env: {} });
  const described = await Promise.all(
    ["createOrder", "getOrder"].map((operationId) => call("describe_operation", { operationId })),
  );
  const found = await call("search_operations", { query: "" });
  const listed = await client.listTools();
  return JSON.stringify([listed, client.getInstructions(), found, described]);
}

it("no text that agents read changes without a finding of the diff", async () => {
  const changes = texts(shop);
  expect(changes.length).toBeGreaterThan(3);
  let seen = 0;
  for (const [index, change] of changes.entries()) {
    const mark = `Marked ${index}`;
    const changed = change(mark);
    if (!(await read(changed)).includes(mark)) continue;
    seen += 1;
    expect((await diff(shop, changed)).findings.length, mark).toBeGreaterThan(0);
  }
  expect(seen).toBeGreaterThan(3);
});
