import contract from "virtual:contract/problems";
import { PartnerError, type PartnerErrorFields } from "@partner-licenses/client";
import { describe, expect, it } from "vitest";
import { waitAfterThrottle } from "../../src/lib/backoff.ts";
import { proseLines } from "../../src/lib/markdown.ts";
import { problemOf } from "../../src/lib/problem.ts";

const problem = (fields: Partial<PartnerErrorFields>) =>
  problemOf(new PartnerError("It failed", fields as PartnerErrorFields), contract);

describe(problemOf, () => {
  it("sorts every documented cause by its status and code", () => {
    const kinds = Object.fromEntries(
      contract.causes.map(({ status, code, example }) => {
        const kind = status === 401 ? "auth" : status === 429 ? "throttled" : "http";
        const found = problem({ kind, status, ...(code === undefined ? {} : { code }) });
        expect(found.cause?.example).toBe(example);
        return [example, found.kind];
      }),
    );
    expect(kinds).toMatchObject({
      "access-denied": "token",
      "mfa-missing": "mfa",
      "mfa-missing-older": "mfa",
      "wrong-audience": "token",
      "role-without-rights": "role",
      "program-inactive": "forbidden",
      "app-only-token": "forbidden",
      "invalid-property": "request",
      "not-found": "request",
      throttled: "throttled",
      "unexpected-error": "service",
      "service-busy": "service",
    });
  });

  it("knows what is no answer and what is no data", () => {
    expect(problem({ kind: "network" }).kind).toBe("connection");
    expect(problem({ kind: "timeout" }).kind).toBe("timeout");
    expect(problem({ kind: "decode", status: 200 }).kind).toBe("contract");
    expect(problem({ kind: "validation", status: 200 }).kind).toBe("contract");
  });

  it("distinguishes code 400 with status 401 from a bad request", () => {
    expect(problem({ kind: "auth", status: 401, code: "400" }).kind).toBe("token");
  });

  it("finds the header that an answer names", () => {
    expect(problem({ kind: "http", status: 400, data: ["x-locale"] }).headers).toEqual(["X-Locale"]);
    expect(problem({ kind: "http", status: 400, description: "Invalid property" }).headers).toEqual([]);
  });
});

describe(waitAfterThrottle, () => {
  it("waits as asked, and longer with each throttled answer in a row", () => {
    expect(waitAfterThrottle(57_000, 1)).toBe(57_000);
    expect(waitAfterThrottle(57_000, 2)).toBe(59_000);
    expect(waitAfterThrottle(57_000, 3)).toBe(61_000);
    expect(waitAfterThrottle(57_000, 50)).toBe(117_000);
  });

  it("waits when no wait is stated", () => {
    expect(waitAfterThrottle(undefined, 1)).toBe(30_000);
  });
});

describe(proseLines, () => {
  it("keeps words of links and marks code", () => {
    expect(proseLines("See [the page](https://example.com) for `amr`.\n\nThen stop.")).toEqual([
      [
        { code: false, text: "See the page for " },
        { code: true, text: "amr" },
        { code: false, text: "." },
      ],
      [{ code: false, text: "Then stop." }],
    ]);
  });
});
