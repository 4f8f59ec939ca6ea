// @ts-check
// The programs of a consumer, for whatever operation and packages the contract gives.
/**
 * @typedef {object} Parts
 * @property {import("./checkout.mjs").Checkout["packages"]} packages
 * @property {string} create
 * @property {Pick<import("./contract.mjs").Operation, "id" | "options">} operation
 */

// Fits Basic authentication as well as bearer tokens.
const credentials = Buffer.from("user:password").toString("base64");

/**
 * Calls the operation at the installed mock and prints the answer as JSON.
 * @param {Parts} parts
 */
export function callProgram({ packages, create, operation }) {
  return `import { ${create} } from "${packages.client}";
import { startMock } from "${packages.mock}";

const mock = await startMock({ port: 0 });
const client = ${create}({ auth: "${credentials}", baseUrl: mock.url });
const data = await client.call(${callArguments(operation)});
console.log(JSON.stringify(data));
await mock.stop();
`;
}

/**
 * Renders the operation's data on the server, through the installed hooks; prints the HTML.
 * @param {Parts} parts
 */
export function serverProgram({ packages, create, operation }) {
  return `import { ${create} } from "${packages.client}";
import { startMock } from "${packages.mock}";
import * as hooks from "${packages.react}";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement as h, Suspense } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { text } from "node:stream/consumers";

const mock = await startMock({ port: 0 });
const client = ${create}({ auth: "${credentials}", baseUrl: mock.url });
const made = Object.entries(hooks).find(
  ([name, make]) => name.endsWith("QueryOptions") && make(client).queryKey[0] === ${JSON.stringify(operation.id)},
);
const noun = made[0].slice(0, -"QueryOptions".length);
const use = hooks["useSuspense" + noun[0].toUpperCase() + noun.slice(1)];
const [, Provider] = Object.entries(hooks).find(([name]) => name.endsWith("Provider"));

const Data = () => h("pre", null, JSON.stringify(use(${JSON.stringify(operation.options)}).data));
const inside = h(Provider, { client }, h(Suspense, { fallback: "waiting" }, h(Data)));
const { prelude } = await prerenderToNodeStream(
  h(QueryClientProvider, { client: new QueryClient() }, inside),
);
console.log(await text(prelude));
await mock.stop();
`;
}

/**
 * Reads a field of the answer. Compiles with the versions that have it.
 * @param {Parts} parts
 * @param {string} field
 */
export function typedProgram({ packages, create, operation }, field) {
  return `import { ${create} } from "${packages.client}";
import { startMock } from "${packages.mock}";

const mock = await startMock({ port: 0 });
const client = ${create}({ auth: "${credentials}", baseUrl: mock.url });
const data = await client.call(${callArguments(operation)});
const read: string | undefined = data.${field};
console.log(read);
await mock.stop();
`;
}

/** @param {Parts["operation"]} operation */
function callArguments({ id, options }) {
  const list = Object.keys(options).length === 0 ? [id] : [id, options];
  return list.map((each) => JSON.stringify(each)).join(", ");
}
