import { rules } from "@partner-licenses/contract-diff";
import { describe, expect, it } from "vitest";
import { remedyOf } from "../../src/migrate/remedy.ts";

describe("the remedy of a break", () => {
  it.each([
    ["request-required-parameter-added", "request", "Send it."],
    ["request-required-property-removed", "request", "Stop sending it."],
    ["response-required-property-removed", "response", "Stop reading it."],
    ["response-minimum-removed", "response", "Accept the wider range of values."],
    ["response-enum-removed", "response", "Handle the values that you do not know yet, in a default branch."],
    ["response-header-became-optional", "response", "Do without the header."],
    [
      "operation-removed",
      "none",
      "Stop calling it. Its description in the older version may name a successor.",
    ],
    [
      "both-type-changed",
      "both",
      "Send one of the values that are still accepted. Look at the type before you use the value.",
    ],
  ] as const)("%s", (id, direction, remedy) => {
    expect(remedyOf({ id, direction })).toBe(remedy);
  });

  it("is a sentence for every rule and direction", () => {
    for (const { id, levels } of rules)
      for (const direction of ["request", "response", "none"] as const)
        if (direction in levels) expect(remedyOf({ id, direction })).toMatch(/^[A-Z].+\.$/);
  });
});
