import { expect, it } from "vitest";
import { addPath } from "../src/parts/path.ts";
import { addServer, served } from "../src/parts/servers.ts";
import { clientOf } from "./support/client.ts";

const servers = {
  main: { url: "https://{region}.example/{version}/", variables: { region: "eu", version: "v2" } },
  test: { url: "https://test.example" },
};

it.each([
  ["with its defaults", {}, "https://eu.example/v2"],
  ["with given values", { variables: { region: "us" } }, "https://us.example/v2"],
  ["of another environment", { environment: "test" }, "https://test.example"],
  ["unless one is given", { baseUrl: "https://own.example" }, "https://own.example"],
  ["or none, which the client then reports", { environment: "lost" }, undefined],
])("a base URL is that of a server %s", (_which, options, baseUrl) => {
  expect(
    served<{ baseUrl?: unknown; environment?: unknown; variables?: unknown }>(options, servers).baseUrl,
  ).toBe(baseUrl);
});

const files = { url: "https://{zone}.files.example", variables: { zone: "a" } };

it("an operation is sent to its own server", async () => {
  const entry = { path: "/f/{id}", server: files, parts: [addServer, addPath] };
  const { sent, call } = clientOf(entry, {}, { variables: { zone: "b" } });
  await call({ path: { id: "1" } });
  expect(sent[0]?.target).toBe("https://b.files.example/f/1");
});

it("an operation with a server of its own is sent to the base URL that the caller chose", async () => {
  const { sent, call } = clientOf(
    { server: files, parts: [addServer] },
    {},
    { ownUrl: "https://own.example" },
  );
  await call();
  expect(sent[0]?.target).toBe("https://own.example/one");
});

it.each([
  ["/files", "https://api.example/files/one"],
  ["files", "https://api.example/v1/files/one"],
  ["//cdn.example/f", "//cdn.example/f/one"],
])("an operation's own server %s is found from the contract's", async (url, target) => {
  const environments = { default: "https://api.example/v1/" };
  const { sent, call } = clientOf({ server: { url }, parts: [addServer] }, { environments });
  await call();
  expect(`${sent[0]?.target}`.replace(/^\/(?!\/)/, "https://api.example/")).toBe(target);
});

it("an operation's own server sees the token where the contract's has no https, or no place", async () => {
  for (const place of ["http://api.example", "/"]) {
    const environments = { default: place };
    const server = { url: "https://files.example" };
    const { sent, call } = clientOf({ server, parts: [addServer] }, { environments }, { auth: "t" });
    await call();
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer t");
  }
});

it("a server without https sees no token", async () => {
  const server = { url: "http://files.example" };
  const { sent, call } = clientOf({ server, parts: [addServer] }, {}, { auth: "t" });
  await expect(call()).rejects.toMatchObject({ cause: { message: "A token needs https" } });
  expect(sent).toEqual([]);
});
