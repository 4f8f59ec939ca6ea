// @ts-check
// Run as a program in the project of a contract: serves it, calls each operation through the generated client with
// valid requests, and judges each answer. Prints what happened as JSON.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { harmless } from "@partner-licenses/document/check/check";
import { readContract } from "@partner-licenses/document/contract";
import { isJson } from "@partner-licenses/document/model/media-types";
import { operationsOf } from "@partner-licenses/document/model/operations";
import { judge } from "@partner-licenses/document/values/judge";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import { startMock } from "@partner-licenses/mock";
import { callsOf } from "./arguments.mjs";

/** @typedef {{ id: string, fault: "refused" | "invalid" | "example" | "failed" | "unsent", says: string }} Failure */

const [folder = "", spec = ""] = process.argv.slice(2);
/** @param {string} file */
const generated = (file) => import(pathToFileURL(join(folder, "out/client", file)).href);
const { createCorpusClient } = await generated("index.ts");
const { operations } = await generated("operations.ts");

const { workspace, version } = readContract(spec, harmless);
const requests = new Schemas(workspace, { dialect: version, direction: "request", discriminates: true });
const responses = new Schemas(workspace, { dialect: version, direction: "response" });
/** @param {{ method: string, path: string }} operation */
const addressed = ({ method, path }) => `${method.toUpperCase()} ${path.replace(/#.*/s, "")}`;
const declared = Map.groupBy(operationsOf(workspace), addressed);

const mock = await startMock({ spec, port: 0, keepRequests: 0, callbacks: false });
const { contract } = await generated("contract.ts");
/** @type {[name: string, scheme: { prefix?: string }][]} */
const schemes = Object.entries(contract.schemes ?? {});
const auth = Object.fromEntries(
  schemes.map(([name, { prefix }]) => [
    name,
    prefix === "Basic " ? { username: "user", password: "pass" } : "token",
  ]),
);
const single = contract.auth.prefix === "Basic " ? Buffer.from("user:pass").toString("base64") : "token";
const client = createCorpusClient({
  auth: schemes.length > 0 ? auth : single,
  baseUrl: mock.url,
  maxAttempts: 1,
  timeoutMs: 30_000,
});

/** @type {Failure[]} */
const failures = [];
let right = 0;
let unsent = 0;
let examples = 0;
for (const [id, address] of Object.entries(operations)) {
  const same = declared.get(addressed(address)) ?? [];
  const operation = same.find(({ operationId }) => operationId === id) ?? same[0];
  if (operation === undefined) throw new Error(`${addressed(address)} is no operation of the contract`);
  const failure = await call(id, operation, same);
  // nobody can send what nothing fits
  if (failure?.fault === "unsent") unsent++;
  // What is wrong then is the contract: without its example the answer is right.
  else if (failure?.fault === "example") examples++;
  else if (failure === undefined) right++;
  else failures.push({ id, ...failure });
}
await mock.stop();
process.stdout.write(
  JSON.stringify({
    operations: Object.keys(operations).length - unsent,
    right: right + examples,
    examples,
    failures,
  }),
);

/**
 * @param {string} id
 * @param {import("@partner-licenses/document/model/operations").Operation} operation
 * @param {import("@partner-licenses/document/model/operations").Operation[]} same those at its address
 * @returns {Promise<Omit<Failure, "id"> | undefined>}
 */
async function call(id, operation, same) {
  let inputs;
  try {
    inputs = callsOf(workspace, requests, operation);
  } catch (error) {
    return { fault: "unsent", says: String(error) };
  }
  const found = [];
  for (const input of inputs) found.push(await send(id, operation, same, input));
  return found.find((each) => each !== undefined && each.fault !== "example") ?? found.find(Boolean);
}

/**
 * @param {string} id
 * @param {import("@partner-licenses/document/model/operations").Operation} operation
 * @param {import("@partner-licenses/document/model/operations").Operation[]} same
 * @param {object} input
 * @returns {Promise<Omit<Failure, "id"> | undefined>}
 */
async function send(id, operation, same, input) {
  try {
    const refusal = wrongIn(same, await client.call.withResponse(id, input));
    if (refusal === undefined) return undefined;
    const headers = { Prefer: "dynamic=true, seed=corpus" };
    const other = await client.call.withResponse(id, {
      ...input,
      headers: { ...Object(input).headers, ...headers },
    });
    return { fault: wrongIn(same, other) === undefined ? "example" : "invalid", says: refusal };
  } catch (error) {
    const { status, kind, body } = Object(error);
    if (hasNoSuccess(operation) && answerOf(operation, status) !== undefined) return undefined;
    const says = `${kind ?? ""} ${status ?? ""} ${String(Object(error).message ?? error)} ${JSON.stringify(body) ?? ""}`;
    return { fault: status >= 400 && status < 500 ? "refused" : "failed", says: says.trim().slice(0, 400) };
  }
}

/**
 * Why the contract refuses the body of an answer, undefined when one of the operations at its address takes it.
 * @param {import("@partner-licenses/document/model/operations").Operation[]} same
 * @param {{ data: import("@partner-licenses/document/json").Json, status: number }} answer
 */
function wrongIn(same, answer) {
  const found = same.map((operation) => wrongFor(operation, answer));
  return found.includes(undefined) ? undefined : found[0];
}

/**
 * @param {import("@partner-licenses/document/model/operations").Operation} operation
 * @param {{ data: import("@partner-licenses/document/json").Json, status: number }} answer
 */
function wrongFor(operation, { data, status }) {
  const answer = answerOf(operation, status);
  const media = answer?.content.find(({ type }) => isJson(type));
  if (operation.method === "head" || media?.schema === undefined || answer?.content.length !== 1)
    return undefined;
  const verdict = judge(responses.at(media.schema.value, media.schema.loc), data);
  return verdict.kind === "refused" ? (verdict.refusals[0]?.message ?? "refused") : undefined;
}

/**
 * @param {import("@partner-licenses/document/model/operations").Operation} operation
 * @param {number} status
 */
function answerOf({ responses: all }, status) {
  const range = `${String(status)[0]}XX`;
  return [String(status), range, "default"]
    .map((wanted) => all.find((each) => each.status.toUpperCase() === wanted.toUpperCase()))
    .find((each) => each !== undefined);
}

/**
 * Some contracts declare errors alone: then one of them is all that can be answered.
 * @param {import("@partner-licenses/document/model/operations").Operation} operation
 */
function hasNoSuccess({ responses: all }) {
  return !all.some(({ status }) => /^(2|default)/i.test(status));
}
