import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { evidenceOf } from "../../src/compat/source/compile.ts";
import { readerOf } from "../../src/compat/source/reader.ts";
import { casesOf } from "../../src/compat/wire/cases.ts";
import { type Side, sideOf } from "../../src/compat/wire/side.ts";

const spec = fileURLToPath(new URL("../fixtures/museum.yaml", import.meta.url));
let side: Side;
beforeAll(async () => {
  const facts = {
    label: "1.0.0",
    version: "1.0.0",
    current: false,
    accepted: "",
    programs: [],
    tarballs: [],
  };
  side = await sideOf({ ...facts, spec });
});

const refused = (status: number) => {
  const [first] = casesOf(side, side, true);
  return first?.judge({ ok: false, status, kind: "http", message: `Request failed (${status})` });
};

describe("a request that is refused", () => {
  it("is about the request", () => {
    expect(refused(400)).toMatchObject({ via: "server", direction: "request" });
  });

  it("is about the answer where the server has no media type that the client takes", () => {
    const fault = refused(406);
    expect(fault).toMatchObject({ via: "server", direction: "response" });
    expect(fault?.client).toContainEqual(expect.stringMatching(/\/content\/application~1json$/));
  });
});

describe("a compiler that misses a media type", () => {
  it("is about the media type as well as the part inside it", () => {
    const reader = readerOf(side, side);
    const line = reader.lines.find(({ media }) => media?.name === "application/json");
    const error = { file: "new/old/reader.ts", line: line?.line ?? 0, code: "TS2339" };
    const reported = (message: string) =>
      evidenceOf(
        { place: "new/old", reader, older: { side }, newer: { side } } as unknown as Parameters<
          typeof evidenceOf
        >[0],
        [{ ...error, message }],
      ).map(({ base }) => base);
    expect(reported("Property 'application/json' does not exist on type 'X'.")).toEqual([
      [line?.pointer, line?.media?.pointer],
    ]);
    expect(reported("Type 'null' is not assignable to type 'string'.")).toEqual([[line?.pointer]]);
  });
});
