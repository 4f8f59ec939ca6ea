import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { accepts, badValues, bodies, credentials, everything } from "./values.ts";

/** One request that goes to both servers. */
export interface Probe {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

interface Content {
  mediaType: string;
  schema?: Record<string, unknown>;
  examples?: { key: string; value?: unknown }[];
}

interface Operation {
  method: string;
  path: string;
  responses: { code: string; contents?: Content[] }[];
  request?: {
    headers?: { name: string }[];
    query?: { name: string }[];
    body?: { contents?: Content[] };
  };
}

const { loadContract } = createRequire(import.meta.url)(
  fileURLToPath(new URL("../../dist/loader.cjs", import.meta.url)),
) as { loadContract: (path: string) => Promise<{ operations: Operation[] }> };

/** Paths of an operation with good and bad values in its parameters. */
function paths({ path }: Operation): string[] {
  if (!path.includes("{")) return [path];
  return ["94e4e214-6b06-4fb7-96d1-94d559f9b47f", "7", "2024-05-01", "a%20b"].map((value) =>
    path.replace(/\{[^}]+\}/g, value),
  );
}

function preferences({ responses }: Operation): string[] {
  const found = responses.flatMap(({ code, contents = [] }) => {
    const names = new Set(contents.flatMap(({ examples = [] }) => examples.map(({ key }) => key)));
    const status = code.replace(/XX$/i, "42");
    return /^\d+$/.test(status)
      ? [`code=${status}`, ...[...names].map((name) => `code=${status}, example=${name}`)]
      : [];
  });
  const names = (responses[0]?.contents ?? []).flatMap(({ examples = [] }) =>
    examples.map(({ key }) => `example=${key}`),
  );
  return [
    ...found,
    ...names,
    "dynamic=true, seed=parity",
    "code=299",
    "example=no-such-example",
    "code=abc",
    "dynamic=maybe",
  ];
}

/** Every probe of one operation. */
function probesOf(operation: Operation): Probe[] {
  const method = operation.method.toUpperCase();
  const [path = "/"] = paths(operation);
  const good: Probe = { method, path, headers: everything };
  const all: Probe[] = [];
  for (const other of paths(operation)) all.push({ ...good, path: other });
  for (const headers of credentials)
    all.push({ ...good, headers }, { ...good, headers: { ...headers, prefer: "code=200" } });
  for (const prefer of preferences(operation)) all.push({ ...good, headers: { ...everything, prefer } });
  for (const accept of accepts) all.push({ ...good, headers: { ...everything, accept } });
  for (const { name } of operation.request?.headers ?? []) {
    const ids = ["0f5c7ba7-6f2c-4cb6-8f3e-8f8a9a33e7a1", "0badcafe"];
    for (const value of [...badValues, ...ids])
      all.push({ ...good, headers: { ...everything, [name.toLowerCase()]: value } });
  }
  for (const { name } of operation.request?.query ?? []) {
    for (const value of ["3", "-1", "old", "x", "1|2", ""])
      all.push({ ...good, path: `${path}?${name}=${value}` });
  }
  if (operation.request?.body) {
    for (const [type, body] of bodies)
      all.push({ ...good, headers: { ...everything, "content-type": type }, body });
    all.push({
      ...good,
      headers: { ...everything, "content-type": "application/json", prefer: "code=201" },
      body: "{}",
    });
  }
  return all;
}

/** Every probe of a contract: its operations, and what surrounds them. */
export async function probesFor(spec: string): Promise<Probe[]> {
  const { operations } = await loadContract(spec);
  const path = operations[0] ? (paths(operations[0])[0] ?? "/") : "/";
  const origin = { ...everything, origin: "https://app.example" };
  const preflight = {
    ...origin,
    "access-control-request-method": "GET",
    "access-control-request-headers": "a,b",
  };
  return [
    ...operations.flatMap(probesOf),
    ...["/", "/nowhere", `${path}/more`, `${path}/`, "/%7Bid%7D", "//x"].map((other) => ({
      method: "GET",
      path: other,
      headers: everything,
    })),
    ...["PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE"].map((method) => ({
      method,
      path,
      headers: everything,
    })),
    { method: "OPTIONS", path, headers: preflight },
    { method: "GET", path, headers: origin },
    { method: "GET", path: `${path}?__code=404`, headers: everything },
    { method: "GET", path: `${path}?__server=https://eu.library.example/v1`, headers: everything },
    { method: "GET", path: `${path}?__server=https://other.example`, headers: everything },
    { method: "GET", path: `${path}?tag=old&tag=new&filter[year]=x&page=1&ids=1|2`, headers: everything },
  ];
}
