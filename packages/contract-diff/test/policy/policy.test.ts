import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diffWithRoots } from "../../src/diff.ts";
import type { Finding } from "../../src/index.ts";
import { applyPolicy } from "../../src/policy/apply.ts";
import { readPolicy } from "../../src/policy/read.ts";

const place = { file: "contract.config.json", line: 1, column: 1 };
const today = new Date("2026-11-30T12:00:00Z");

interface Shape {
  readonly values?: string;
  readonly operation?: string;
  readonly parameter?: string;
  readonly more?: string;
}

const contract = ({ values = "a, b", operation = "", parameter = "", more = "" }: Shape = {}) =>
  parse(`openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      ${operation}
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }${parameter}]
      responses:
        "200": { description: ok, content: { application/json: { schema: { enum: [${values}] } } } }
${more}
`);

async function weighed(base: Shape, revision: Shape, policy: unknown) {
  const compared = await diffWithRoots(contract(base), contract(revision));
  return applyPolicy(compared, readPolicy(policy, place), today).report;
}

const levelsOf = (findings: readonly Finding[]) => findings.map(({ id, level }) => `${level} ${id}`);

describe("the level of a rule", () => {
  const grown = { values: "a, b, c" };
  const rule = (id: string) => ({
    rules: { [id]: { level: "additive", reason: "clients take new values" } },
  });

  it("is the default without a policy", async () => {
    const { bump, findings } = await weighed({}, grown, undefined);
    expect(bump).toBe("major");
    expect(findings[0]).not.toHaveProperty("policy");
  });

  it.each(["enum-value-added", "response-enum-value-added"])("is that of the policy for %s", async (id) => {
    const { bump, findings } = await weighed({}, grown, rule(id));
    expect(bump).toBe("minor");
    expect(findings).toMatchObject([
      { level: "additive", policy: { usual: "breaking", reason: "clients take new values" } },
    ]);
  });

  it("of the other direction stays", async () => {
    expect((await weighed({}, grown, rule("request-enum-value-added"))).bump).toBe("major");
  });

  it("leaves the fingerprint as it is", async () => {
    const prints = await Promise.all(
      [undefined, rule("enum-value-added")].map(async (policy) =>
        (await weighed({}, grown, policy)).findings.map(({ fingerprint }) => fingerprint),
      ),
    );
    expect(prints[0]).toEqual(prints[1]);
  });
});

describe("operations that are ignored", () => {
  const ignore = (operations: string) => ({ ignore: [{ operations, reason: "internal" }] });

  it.each(["/orders/**", "/orders/*", "/orders/{anything}", "GET /orders/{id}", "get /**"])(
    "%s: do not count",
    async (operations) => {
      expect(await weighed({}, { values: "a, b, c" }, ignore(operations))).toMatchObject({
        bump: "none",
        findings: [],
      });
    },
  );

  it.each(["/orders", "POST /orders/**", "/order*/x"])("%s: is about others", async (operations) => {
    expect((await weighed({}, { values: "a, b, c" }, ignore(operations))).bump).toBe("major");
  });
});

describe("stability", () => {
  const policy = { stability: { draft: "additive", beta: "breaking" } };

  it("lowers the breaks of operations that base only drafted", async () => {
    const draft = { operation: "x-stability-level: draft" };
    const { findings } = await weighed(draft, { ...draft, values: "a, b, c" }, policy);
    expect(levelsOf(findings)).toEqual(["additive response-enum-value-added"]);
    expect(findings[0]?.policy?.reason).toBe("only draft operations");
  });

  it("does not count what the revision says of itself", async () => {
    const revision = { operation: "x-stability-level: draft", values: "a, b, c" };
    const { findings } = await weighed({}, revision, policy);
    expect(levelsOf(findings)).toContain("breaking response-enum-value-added");
  });
});

describe("deprecation", () => {
  const old = (sunset: string) =>
    `, { name: old, in: query, deprecated: true, x-sunset: ${sunset}, schema: { type: string } }`;
  const policy = { deprecation: { removal: "additive", notice: { stable: 180, beta: 30 } } };

  it("allows the removal of what is past its sunset", async () => {
    const { findings } = await weighed({ parameter: old("2026-11-30") }, {}, policy);
    expect(levelsOf(findings)).toEqual(["additive request-parameter-removed"]);
  });

  it("does not allow it a day before", async () => {
    const { findings } = await weighed({ parameter: old("2026-12-01") }, {}, policy);
    expect(levelsOf(findings)).toEqual(["breaking request-parameter-removed"]);
  });

  it("allows the removal of an operation", async () => {
    const more = (sunset: string) =>
      `  /carts: { get: { operationId: c, deprecated: true, x-sunset: ${sunset}, responses: { "204": { description: ok } } } }`;
    const levels = async (sunset: string) =>
      levelsOf((await weighed({ more: more(sunset) }, {}, policy)).findings);
    expect(await levels("2026-01-31")).toEqual(["additive path-removed"]);
    expect(await levels("2027-01-31")).toEqual(["breaking path-removed"]);
  });

  it.each([
    ["deprecated: true", "breaking"],
    ["deprecated: true\n      x-sunset: 2027-01-31", "breaking"],
    ["deprecated: true\n      x-sunset: 2027-06-30", "additive"],
    ["deprecated: true\n      x-sunset: 2027-01-31\n      x-stability-level: beta", "additive"],
    ["deprecated: true\n      x-stability-level: alpha", "additive"],
  ])("asks for notice: %s is %s", async (operation, level) => {
    const { findings } = await weighed({}, { operation }, policy);
    expect(levelsOf(findings)).toContain(`${level} operation-deprecated`);
  });
});

describe("a policy that cannot be meant", () => {
  it.each([
    [{ rule: {} }, /`policy.rule` means nothing/],
    [{ rules: { "enum-value-aded": { level: "docs", reason: "r" } } }, /no rule is called `enum-value-aded`/],
    [{ rules: { "enum-value-added": { level: "minor", reason: "r" } } }, /is no level/],
    [{ rules: { "enum-value-added": { level: "docs" } } }, /reason` is missing/],
    [{ rules: { "enum-value-added": "docs" } }, /is not an object/],
    [{ ignore: "/x" }, /is not a list/],
    [{ ignore: [{ operations: "/x" }] }, /reason` is missing/],
    [{ stability: { gamma: "docs" } }, /gamma` means nothing/],
    [{ deprecation: { notice: { stable: -1 } } }, /no number of days/],
    ["strict", /`policy` is not an object/],
  ])("%o", (policy, message) => {
    expect(() => readPolicy(policy, place)).toThrow(message);
  });
});
