import { describe, expect, it } from "vitest";
import { diff } from "../src/index.ts";

type Json = Record<string, unknown>;
const ok = { responses: { 200: { description: "ok" } } };
const key = { type: "apiKey", in: "header", name: "X-Key" };
const login = "https://id.example.com/token";
const flow = { tokenUrl: login, scopes: {} };

function contract(scheme: Json, more: Json = {}): Json {
  const paths = { "/a": { get: ok }, "/b": { get: ok } };
  const components = { securitySchemes: { key: scheme } };
  return { openapi: "3.1.0", info: { title: "T", version: "1" }, paths, components, ...more };
}

const asked = (scheme: Json, scopes: string[] = []): Json =>
  contract(scheme, { security: [{ key: scopes }] });

describe("one cause is one finding", () => {
  it.each([
    ["a key that moves", asked(key), asked({ ...key, in: "cookie" })],
    ["a key that moves and is renamed", asked(key), asked({ ...key, in: "query", name: "key" })],
    ["another kind of credential", asked(key), asked({ type: "http", scheme: "bearer" })],
    [
      "a flow that is gone",
      asked({ type: "oauth2", flows: { clientCredentials: flow, password: flow } }),
      asked({ type: "oauth2", flows: { clientCredentials: flow } }),
    ],
    ["security for all operations", contract(key), asked(key)],
  ])("%s", async (_, base, revision) => {
    const { findings } = await diff(base, revision);
    expect(findings.map(({ message }) => message)).toHaveLength(1);
    expect(findings[0]).toMatchObject({ level: "breaking", operations: ["GET /a", "GET /b"] });
  });

  it("a further value of what several alternatives are distinguished by", async () => {
    const tagged = (title: string, values: string[]) => ({
      ...{ title, type: "object", required: ["kind"] },
      properties: { kind: { type: "string", enum: values }, note: { type: "string" } },
    });
    const answering = (values: string[]): Json => {
      const schemas = { One: tagged("One", ["a"]), Any: tagged("Any", values) };
      const oneOf = ["One", "Any"].map((name) => ({ $ref: `#/components/schemas/${name}` }));
      const content = { "application/json": { schema: { oneOf } } };
      const get = { responses: { 200: { description: "ok", content } } };
      return { ...contract(key), paths: { "/a": { get } }, components: { schemas } };
    };
    const { findings } = await diff(answering(["a", "b", "c"]), answering(["a", "b", "c", "d"]));
    expect(findings.map(({ message }) => message)).toEqual(['Any.kind.enum: the value "d" was added']);
  });

  it.each(["oneOf", "anyOf"])(
    "a union, written with %s, that gives way to an object and back",
    async (kind) => {
      const text = { type: "string" };
      const member = (name: string) => ({
        ...{
          type: "object",
          required: [name, "common"],
          properties: { [name]: text, common: text, note: text },
        },
      });
      const names = ["a", "b", "c", "d"];
      const schemas = {
        ...Object.fromEntries(names.map((name) => [name.toUpperCase(), member(name)])),
        One: {
          ...{ type: "object", required: ["id", "name", "common"] },
          properties: { id: text, name: text, common: { type: "integer" } },
        },
      };
      const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
      const union = { [kind]: names.map((name) => ref(name.toUpperCase())) };
      const both = (schema: Json): Json => {
        const content = { "application/json": { schema } };
        const post = { requestBody: { content }, responses: { 200: { description: "ok", content } } };
        return { ...contract(key), paths: { "/a": { post } }, components: { schemas } };
      };
      const found = async (base: Json, revision: Json) =>
        (await diff(base, revision)).findings.map(({ level, id, message }) => [
          level,
          id,
          message.slice(-33),
        ]);
      const gone = "`A`, `B`, `C` and 1 more gave way to `One`".slice(-33);
      expect(await found(both(union), both(ref("One")))).toEqual([["breaking", "both-union-replaced", gone]]);
      const back = "`One` gave way to `A`, `B`, `C` and 1 more".slice(-33);
      expect(await found(both(ref("One")), both(union))).toEqual([["breaking", "both-union-replaced", back]]);
    },
  );

  it("alternatives next to a type are of that type", async () => {
    const answering = (schema: Json): Json => {
      const content = { "application/json": { schema } };
      return {
        ...contract(key),
        paths: { "/a": { get: { responses: { 200: { description: "ok", content } } } } },
      };
    };
    const plain = answering({ type: "number", maximum: 100 });
    const either = answering({ type: "number", anyOf: [{ maximum: 100 }, { multipleOf: 6 }] });
    const found = async (base: Json, revision: Json) =>
      (await diff(base, revision)).findings.map(({ message, base, revision }) => [
        message.replace(/^.*?: /, ""),
        ...[base, revision].map((place) => place?.pointer.replace(/^.*schema/, "")),
      ]);
    const formats = (...names: string[]) =>
      answering({ type: "string", anyOf: names.map((format) => ({ format })) });
    expect(
      (await found(formats("uuid", "email"), formats("uuid", "email", "ipv4"))).map(([text]) => text),
    ).toEqual(["the alternative (string) was added"]);
    expect(await found(plain, either)).toEqual([["the alternative (integer) was added", "", "/anyOf/1"]]);
    expect(await found(either, plain)).toEqual([["the alternative (integer) was removed", "/anyOf/1", ""]]);
  });

  it("names the scope that is new, not the thirty that were there", async () => {
    const scopes = Array.from({ length: 30 }, (_, index) => `scope-${index}`);
    const offered = Object.fromEntries([...scopes, "new"].map((scope) => [scope, ""]));
    const scheme = { type: "oauth2", flows: { password: { tokenUrl: login, scopes: offered } } };
    const { findings } = await diff(asked(scheme, scopes), asked(scheme, [...scopes, "new"]));
    expect(findings.map(({ message }) => message)).toEqual([
      "security.0: the scope `new` of `key` is now needed",
    ]);
  });
});

it("shows a change next to a $ref of a path item where it is written, and one behind it there", async () => {
  const asking = (type: string) => ({ ...ok, parameters: [{ name: "q", in: "query", schema: { type } }] });
  const item = (get: string, post: string): Json => ({
    ...contract(key),
    paths: { "/a": { $ref: "#/components/pathItems/P", post: asking(post) } },
    components: { pathItems: { P: { get: asking(get) } } },
  });
  const placesOf = async (revision: Json) =>
    (await diff(item("string", "string"), revision)).findings.map(({ base }) => base?.pointer);
  const pointer = "parameters/0/schema";
  expect(await placesOf(item("string", "integer"))).toEqual([`#/paths/~1a/post/${pointer}`]);
  expect(await placesOf(item("integer", "string"))).toEqual([`#/components/pathItems/P/get/${pointer}`]);
});
