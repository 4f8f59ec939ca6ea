import { expect, test } from "vitest";
import { declaredExamples } from "./support/bundle.ts";
import { bearer, getUsage, usagePath, useMock } from "./support/call.ts";

const mock = useMock();
const statuses = [...new Set(declaredExamples.map(({ status }) => String(status)))];

test("an unknown status answers 400 with the known ones", async () => {
  const response = await getUsage(mock.url, { prefer: "code=418" });
  expect(response.status).toBe(400);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = await response.json();
  expect(problem.detail).toContain("code=418");
  expect([...problem.known].sort()).toEqual(statuses.sort());
});

test("an unknown example answers 400, guesses what was meant and lists the known ones", async () => {
  const problem = await (await getUsage(mock.url, { prefer: "code=429, example=throtled" })).json();
  expect(problem).toMatchObject({ status: 400, known: ["throttled"] });
  expect(problem.detail).toContain("Did you mean example=throttled?");
  const without = await (await getUsage(mock.url, { prefer: "example=nothing-like-it" })).json();
  expect(without.known).toEqual(declaredExamples.map(({ name }) => name));
});

test("an unknown status or example is reported within a scenario, too", async () => {
  for (const wrong of ["code=418", "example=nothing-like-it"]) {
    const response = await getUsage(mock.url, { prefer: `scenario=throttled-once, ${wrong}` });
    expect(await response.json()).toMatchObject({ status: 400, known: expect.anything() });
  }
});

test("an example of another status brings its status along", async () => {
  for (const { name, status, value } of declaredExamples) {
    const response = await getUsage(mock.url, { prefer: `example=${name}` });
    expect(response.status, name).toBe(status);
    expect(await response.json()).toEqual(value);
  }
});

test.each(["code=abc", "dynamic=perhaps", "delay=soon", "delay=9999999", "scenario=thunder"])(
  "%s answers 400 and says what is wrong",
  async (prefer) => {
    const response = await getUsage(mock.url, { prefer });
    expect(response.status).toBe(400);
    expect((await response.json()).detail).toContain(prefer.split("=")[1]);
  },
);

test("delay holds the answer back", async () => {
  const began = performance.now();
  expect((await getUsage(mock.url, { prefer: "delay=300" })).status).toBe(200);
  expect(performance.now() - began).toBeGreaterThanOrEqual(295);
});

test("quotes, spaces and semicolons are read", async () => {
  expect((await getUsage(mock.url, { prefer: 'code = "404"' })).status).toBe(404);
  expect((await getUsage(mock.url, { prefer: "code=404; example=not-found" })).status).toBe(404);
  const both = await fetch(`${mock.url}${usagePath}?__code=500`, {
    headers: { ...bearer, prefer: "code=503" },
  });
  expect(both.status).toBe(503);
});

test("no Deprecation header is sent that the contract does not declare", async () => {
  const { headers } = await getUsage(mock.url);
  expect(headers.has("deprecation")).toBe(
    declaredExamples.some((example) => "Deprecation" in example.headers),
  );
});
