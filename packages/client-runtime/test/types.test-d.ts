import { expectTypeOf, test } from "vitest";
import type { BasicAuth } from "../src/auth.ts";
import type { ClientOptions } from "../src/options.ts";
import type { Api, ApiResponse, OperationData, OperationOptions } from "../src/types/operation.ts";

interface Shop extends Api {
  readonly paths: {
    "/a": {
      get: {
        parameters: { query?: { cursor?: string; limit: number }; header?: never; cookie?: { sid?: string } };
        responses: {
          200: {
            headers: { "X-Total": number; "X-Next"?: "a" | "b"; [name: string]: unknown };
            content: { "application/json": { id: string } };
          };
        };
      };
      head: { parameters: object; responses: { 200: { content: { "application/json": { id: string } } } } };
    };
  };
  readonly operations: {
    readonly getA: { readonly method: "GET"; readonly path: "/a"; readonly headers: object };
    readonly headA: { readonly method: "HEAD"; readonly path: "/a"; readonly headers: object };
  };
  readonly schemes: { readonly oauth: string; readonly basic: BasicAuth };
}

test("a parameter that may be left out may also be undefined", () => {
  const cursor = undefined as string | undefined;
  expectTypeOf({ query: { cursor, limit: 1 }, cookie: { sid: cursor } }).toExtend<
    OperationOptions<Shop, "getA">
  >();
  expectTypeOf({ query: { limit: cursor } }).not.toExtend<OperationOptions<Shop, "getA">>();
  expectTypeOf({ query: { cursor: 1, limit: 1 } }).not.toExtend<OperationOptions<Shop, "getA">>();
});

test("what answers HEAD has no body", () => {
  expectTypeOf<OperationData<Shop, "headA">>().toEqualTypeOf<undefined>();
  expectTypeOf<OperationData<Shop, "getA">>().toEqualTypeOf<{ id: string }>();
});

test("HTTP basic takes a name and a password, or both in base64, also from a function", () => {
  type Auth = ClientOptions<Shop>["auth"];
  expectTypeOf({ basic: () => "dTpw" }).toExtend<Auth>();
  expectTypeOf({ basic: async () => ({ username: "u", password: "p" }) }).toExtend<Auth>();
  expectTypeOf({ basic: { username: "u" } }).not.toExtend<Auth>();
});

test("headers that are declared are known, as texts; others may be asked for", () => {
  const { headers } = {} as ApiResponse<Shop, "getA">;
  expectTypeOf(() => headers.get("X-Total")).returns.toEqualTypeOf<string>();
  expectTypeOf(() => headers.get("X-Next")).returns.toEqualTypeOf<"a" | "b" | null>();
  expectTypeOf(() => headers.get("X-Other")).returns.toEqualTypeOf<string | null>();
  expectTypeOf(headers).toExtend<Headers>();
  expectTypeOf(() => ({}) as ApiResponse<Shop, "headA">)
    .returns.toHaveProperty("headers")
    .toExtend<Headers>();
});
