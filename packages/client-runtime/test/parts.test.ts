import { describe, expect, test, vi } from "vitest";
import type { OperationEntry } from "../src/contract.ts";
import { newId } from "../src/new-id.ts";
import { encodeBody } from "../src/parts/body.ts";
import { readMedia } from "../src/parts/read-media.ts";
import { clientOf } from "./support/client.ts";

describe("a request body", () => {
  test("is JSON by default and by media type", () => {
    expect(encodeBody({ a: 1 })).toEqual({ body: '{"a":1}', type: "application/json" });
    expect(encodeBody("text")).toEqual({ body: '"text"', type: "application/json" });
    expect(encodeBody(0, "application/merge-patch+json")).toEqual({
      body: "0",
      type: "application/merge-patch+json",
    });
  });

  test("of another media type goes as it is; forms and blobs know their own type", () => {
    expect(encodeBody("a;b", "text/csv")).toEqual({ body: "a;b", type: "text/csv" });
    for (const body of [new FormData(), new Blob(["x"]), new URLSearchParams("a=1")]) {
      expect(encodeBody(body, "multipart/form-data")).toEqual({ body, type: undefined });
    }
  });

  test("that is not given is none", () => {
    expect(encodeBody(undefined)).toEqual({ body: undefined, type: undefined });
  });
});

describe("an answer", () => {
  const csv = () => new Response("a;b", { headers: { "content-type": "text/csv; charset=utf-8" } });
  const left = Symbol("left to JSON");
  const read = (response: Response, accept?: string) =>
    readMedia({ entry: { accept }, given: {} } as never, response, async () => left);

  test("of text is text, of other media a Blob, and of JSON left to the reader of JSON", async () => {
    expect(await read(csv(), "text/csv")).toBe("a;b");
    expect(await read(new Response("%PDF"), "application/pdf")).toBeInstanceOf(Blob);
    expect(await read(new Response("{}"), "application/json")).toBe(left);
    expect(await read(new Response(null), undefined)).toBe(left);
  });

  test("with several media types is what it says itself", async () => {
    expect(await read(csv(), "application/json, text/csv")).toBe("a;b");
    const json = new Response("{}", { headers: { "content-type": "application/json" } });
    expect(await read(json, "application/json, text/csv")).toBe(left);
  });

  test("is what the operation declares, whatever the server says", async () => {
    const page = new Response("<html>", { headers: { "content-type": "text/html" } });
    expect(await read(page, "application/json, application/problem+json")).toBe(left);
    const file = new Response("{}", { headers: { "content-type": "application/octet-stream" } });
    expect(await read(file, "application/json")).toBe(left);
  });
});

describe("an answer that is no JSON", () => {
  const get = (entry: Partial<OperationEntry>, body: BodyInit | null, type?: string, status = 200) => {
    const headers = type === undefined ? [] : [["content-type", type]];
    const answer = () => {
      const made = new Response(body, { status });
      made.headers.delete("content-type");
      for (const [name = "", value = ""] of headers) made.headers.set(name, value);
      return made;
    };
    return clientOf({ ...entry, read: readMedia }, {}, { answer }).call();
  };
  const page = "\n<!DOCTYPE html><title>Log in</title>";

  test.each([["image/png"], ["text/plain"], ["text/csv, image/png"], ["application/*"]])(
    "is an error where it is an HTML page in the place of %s",
    async (accept) => {
      const failed = await get({ accept }, page, "text/html; charset=utf-8").catch((error: unknown) => error);
      // a range of other media types leaves it to the answer, which says that it is text
      if (accept === "application/*") expect(failed).toMatchObject({ kind: "decode" });
      else expect(failed).toMatchObject({ kind: "decode", status: 200 });
    },
  );

  test("is what it is where HTML is declared, or only said of a text", async () => {
    expect(await get({ accept: "text/html" }, page, "text/html")).toBe(page);
    expect(await get({ accept: "text/*" }, page, "text/html")).toBe(page);
    expect(await get({ accept: "text/plain" }, "a < b", "text/html")).toBe("a < b");
  });

  test("is none where no body belongs", async () => {
    const file = { accept: "image/png", empty: true };
    expect(await get(file, null, undefined, 204)).toBeUndefined();
    expect(await get({ ...file, method: "HEAD" }, "", "image/png")).toBeUndefined();
    expect(await get({ accept: "text/plain", empty: true }, "", "text/plain")).toBe("");
    await expect(get({ accept: "image/png" }, null, undefined, 204)).rejects.toMatchObject({
      kind: "decode",
    });
  });

  test("has the encoding that it names, and the media type whatever its parameters are", async () => {
    const latin = new Uint8Array([0xe9]);
    expect(await get({ accept: "text/plain" }, latin, "text/plain; charset=ISO-8859-1")).toBe("é");
    await expect(get({ accept: "text/plain" }, latin, "text/plain; charset=none")).rejects.toMatchObject({
      kind: "decode",
    });
    expect(await get({ accept: "application/json, text/csv" }, "a,b", "text/csv; header=present")).toBe(
      "a,b",
    );
  });
});

test("an id is a GUID, also where randomUUID is missing", () => {
  const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newId()).toMatch(guid);
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const ids = Array.from({ length: 100 }, newId);
  vi.unstubAllGlobals();
  for (const id of ids) expect(id).toMatch(guid);
  expect(new Set(ids).size).toBe(100);
});
