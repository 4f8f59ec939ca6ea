import { describe, expect, it } from "vitest";
import { readContract } from "../../build/contract.ts";
import { factsOf } from "../../build/facts.ts";
import { scenarios } from "../../src/preview/scenarios.ts";

const contract = readContract() as {
  paths: Record<string, { get: { deprecated?: boolean; description?: string } }>;
  components: { examples: Record<string, unknown> };
};
const facts = factsOf(contract, "getPartnerLicensesUsage");

describe(factsOf, () => {
  it("finds the successor that the contract names", () => {
    expect(facts.view.superseded?.successor).toBe("Get licenses usage information");
    expect(facts.view.superseded?.url).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  });

  it("says nothing about an operation that is not deprecated", () => {
    const copy = structuredClone(contract);
    for (const path of Object.values(copy.paths)) path.get.deprecated = false;
    expect(factsOf(copy, "getPartnerLicensesUsage").view.superseded).toBeUndefined();
  });

  it("says that it is deprecated when no successor is named", () => {
    const copy = structuredClone(contract);
    for (const path of Object.values(copy.paths)) path.get.description = "Deprecated.";
    expect(factsOf(copy, "getPartnerLicensesUsage").view.superseded).toEqual({
      successor: undefined,
      url: undefined,
    });
  });

  it("knows the id headers by their role", () => {
    expect(Object.keys(facts.view.idHeaders).sort()).toEqual([
      "correlation-id",
      "correlation-vector",
      "request-id",
      "server-id",
    ]);
  });

  it("stops at an operation or a reference that is not there", () => {
    expect(() => factsOf(contract, "getNothing")).toThrow("no operation getNothing");
    const copy = structuredClone(contract);
    delete copy.components.examples["mfa-missing"];
    expect(() => factsOf(copy, "getPartnerLicensesUsage")).toThrow(
      "#/components/examples/mfa-missing does not resolve",
    );
  });
});

describe("the states", () => {
  const steps = scenarios.flatMap(({ step }) => [
    step({ answered: 0, tokenEntered: false }),
    step({ answered: 1, tokenEntered: false }),
    step({ answered: 1, tokenEntered: true }),
  ]);

  it("ask for examples that the contract has", () => {
    for (const { prefer } of steps) {
      const [, example = ""] = /example=([\w-]+)/.exec(prefer ?? "") ?? [];
      if (prefer !== undefined) expect(contract.components.examples).toHaveProperty([example]);
    }
  });

  it("have names of their own, the default none", () => {
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    expect(scenarios[0]?.id).toBe("");
  });
});
