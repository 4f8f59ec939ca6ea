// @ts-check
// Runs inside the grown workspace: every operation of the contract, through client, hooks and mock.

import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import * as client from "@partner-licenses/client";
import { startMock } from "@partner-licenses/mock";
import * as hooks from "@partner-licenses/react";
import { QueryClient } from "@tanstack/react-query";

const samples = new URL("../docs/src/generated/samples/", import.meta.url);
// Fits a contract with Basic authentication as well as one with bearer tokens.
const credentials = Buffer.from("user:password").toString("base64");
const mock = await startMock({ port: 0 });
const env = { ...process.env, PARTNER_TOKEN: credentials, PARTNER_BASE_URL: mock.url };
/** @type {Record<"samples" | "queries" | "mutations", unknown[]>} */
const report = { samples: [], queries: [], mutations: [] };

// The components among them are compiled with the docs.
for (const file of (await readdir(samples)).filter((name) => name.endsWith(".ts"))) {
  await promisify(execFile)(process.execPath, [new URL(file, samples).pathname], { env });
  report.samples.push(file.replace(/\.ts$/, ""));
}

const partner = client.createPartnerClient({ auth: credentials, baseUrl: mock.url });
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const options = JSON.parse(await readFile(new URL("call-options.json", import.meta.url), "utf8"));
for (const [name, make] of Object.entries(hooks)) {
  if (/QueryOptions$/.test(name)) {
    const [id] = Reflect.apply(make, undefined, [partner]).queryKey;
    const data = await queryClient.fetchQuery(Reflect.apply(make, undefined, [partner, options[id]]));
    report.queries.push([id, data === undefined ? "nothing" : "data"]);
  }
  if (/MutationOptions$/.test(name)) report.mutations.push(name);
}
await mock.stop();
process.stdout.write(JSON.stringify(report));
