import type { Finding } from "@partner-licenses/contract-diff";
import type { JudgedFinding } from "@partner-licenses/contract-diff/accept";
import { describe, expect, it } from "vitest";
import type { Evidence } from "../../src/compat/evidence.ts";
import { isForbidden } from "../../src/compat/forbidden.ts";
import { cellOf, compareWithDiff, type Met, type Pair } from "../../src/compat/pair.ts";
import type { Subject } from "../../src/compat/subjects.ts";

const subject = (version: string, current = false): Subject => ({
  ...{ label: current ? "current" : version, version, current },
  ...{ spec: "", programs: [], tarballs: [], accepted: "" },
});
const property = "#/components/schemas/Thing/properties/name";
const operation = "GET /v1/things/{id}";
const finding = (more: Partial<Finding> = {}, accepted = false): JudgedFinding => ({
  finding: {
    ...{
      id: "response-property-became-optional",
      level: "breaking",
      direction: "response",
      source: "breaking",
    },
    ...{ message: "Thing.name: `name` is no longer required", operations: [operation] },
    ...{ base: { pointer: property }, revision: { pointer: property } },
    ...more,
  } as Finding,
  fingerprint: "92d376118fac",
  ...(accepted && {
    accepted: { reason: "r", who: "w", fingerprint: "", place: { file: "", line: 1, column: 1 } },
  }),
});
const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  ...{ via: "client", what: "a body", message: "lacks name", operation: "GET /v1/things/{thing}" },
  ...{ direction: "response", base: [property], revision: [] },
  ...more,
});
const [older, newer] = [subject("1.0.0"), subject("1.1.0")];
const pair = (...findings: JudgedFinding[]): Pair => ({ older, newer, findings });
const met = (seen: Evidence[], more: Partial<Met> = {}): Met => ({
  ...{ kind: "wire", client: older, server: newer, checks: 3, evidence: seen },
  ...more,
});
const compared = (each: Pair, ...meetings: Met[]) =>
  compareWithDiff(each, meetings).disagreements.map(({ kind }) => kind);

describe("a red cell", () => {
  it("names the finding about the same part, and another finding not", () => {
    const other = finding({ id: "response-null-added", base: { pointer: `${property}Two/type` } });
    const cell = cellOf(met([evidence()]), pair(finding(), other));
    expect(cell.state).toBe("breaks");
    expect(cell.findings.map(({ item }) => item.finding.id)).toEqual(["response-property-became-optional"]);
  });

  it("is allowed where the policy of the house weighs its finding as no break", () => {
    const policy = { usual: "breaking", reason: "beta" } as const;
    const lowered = pair(finding({ level: "additive", policy }));
    expect(cellOf(met([evidence()]), lowered).state).toBe("accepted");
    expect(compared(lowered, met([evidence()]))).toEqual([]);
    const raised = finding({ level: "breaking", policy: { usual: "additive", reason: "strict" } });
    expect(compared(pair(raised), met([]))).toEqual([]);
  });

  it("without a finding is a disagreement", () => {
    expect(compared(pair(), met([evidence()]))).toEqual(["red-without-finding"]);
    expect(compared(pair(finding({ direction: "request" })), met([evidence()]))).toEqual([
      "red-without-finding",
      "finding-without-red",
    ]);
    expect(compared(pair(finding({ level: "additive" })), met([evidence()]))).toEqual([
      "red-without-finding",
    ]);
  });

  it("is accepted when every finding is", () => {
    expect(cellOf(met([evidence()]), pair(finding({}, true))).state).toBe("accepted");
  });

  it("of a newer client at an older server may come from an addition", () => {
    const backward = met([evidence()], { client: newer, server: older });
    expect(cellOf(backward, pair(finding({ level: "additive" }))).state).toBe("newer");
    expect(compared(pair(finding({ level: "additive" })), backward)).toEqual([]);
    expect(cellOf(backward, pair()).state).toBe("breaks");
  });
});

describe("a breaking finding", () => {
  it("that no run shows is a disagreement", () => {
    expect(compared(pair(finding()), met([]))).toEqual(["finding-without-red"]);
    expect(compared(pair(finding()), met([evidence()]))).toEqual([]);
    const elsewhere = evidence({ base: [`${property}s`] });
    expect(compared(pair(finding()), met([elsewhere]))).toEqual(["finding-without-red"]);
  });

  it("is not expected of a mock or a compiler that cannot know it", () => {
    const scope = finding({ id: "security-scope-withdrawn", base: { pointer: "#/security" } });
    const { disagreements, unseen } = compareWithDiff(pair(scope), [met([])]);
    expect([disagreements, unseen.length]).toEqual([[], 1]);
    const renamed = pair(
      finding({ id: "operation-id-renamed", base: { pointer: "#/paths/~1a/get/operationId" } }),
    );
    const source = met([evidence()], { kind: "source", compilers: { "5.9": 1, "7.0": 1 } });
    expect(compareWithDiff(renamed, [source])).toEqual({ disagreements: [], unseen: [] });
  });

  it("may be shown by a program that names the part", () => {
    const source = { kind: "source", compilers: { "5.9": 1, "7.0": 1 } } as const;
    const words = ["row", "name", "toUpperCase"];
    const { operation: _, direction: __, ...rest } = evidence({ via: "program", base: [], words });
    expect(compared(pair(finding()), met([rest], source))).toEqual([]);
  });

  it("must be seen by all compilers or by none", () => {
    const source = { kind: "source", compilers: { "5.9": 1, "7.0": 0 } } as const;
    expect(compared(pair(finding()), met([evidence()], source))).toEqual(["compilers-differ"]);
  });
});

describe("a break is forbidden", () => {
  const cell = (each: Pair) => cellOf(met([evidence()], { client: each.older, server: each.newer }), each);
  const between = (from: Subject, to: Subject): Pair => ({ older: from, newer: to, findings: [finding()] });
  it.each([
    ["1.0.0", "1.1.0", true],
    ["1.1.0", "2.0.0", false],
    ["0.8.0", "0.9.0", false],
    ["0.9.0", "0.9.1", true],
  ])("from %s to %s: %s", (from, to, expected) => {
    const each = between(subject(from), subject(to));
    expect(isForbidden(cell(each), [each], "none")).toBe(expected);
  });

  it.each([
    ["1.1.0", "2.0.0", false],
    ["0.8.0", "0.9.0", false],
    ["1.1.0", "1.2.0", true],
    // Somebody else's history.
    ["1.1.0", "0.9.0", true],
  ])("from %s to a working tree whose changesets are used up at %s: %s", (from, to, expected) => {
    const each = between(subject(from), subject(to, true));
    expect(isForbidden(cell(each), [each], "none")).toBe(expected);
  });

  it.each([
    ["none", true],
    ["minor", true],
    ["major", false],
  ] as const)("in the working tree when the changesets declare %s: %s", (declared, expected) => {
    const each = between(subject("1.1.0"), subject("1.1.0", true));
    expect(isForbidden(cell(each), [each], declared)).toBe(expected);
  });
});
