// @ts-check
// Runs one released client for `contract compat`: its calls against each mock, and the programs kept with it.
// Standard input is the job as JSON, standard output what came of each call and program, by mock.
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { entry, validate, create, servers, programs } = JSON.parse(await text(process.stdin));
/** @param {string} file */
const load = (file) => import(pathToFileURL(file).href);
const makeClient = (await load(entry))[create];
const validation = validate === undefined ? undefined : (await load(validate)).validation?.("throw");
// Fits a contract with Basic authentication as well as one with bearer tokens.
const auth = Buffer.from("user:password").toString("base64");

/**
 * A body in the form that `fetch` takes: JSON is left to the client.
 * @param {string | Record<string, string>} body
 * @param {string | undefined} type
 */
function written(body, type) {
  if (type === undefined) return body;
  if (type.startsWith("application/x-www-form-urlencoded")) return new URLSearchParams(body);
  if (!type.startsWith("multipart/form-data")) return String(body);
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) form.append(name, String(value));
  return form;
}

/**
 * @typedef {object} Call
 * @property {string} operation
 * @property {{ bodyType?: string, body?: string | Record<string, string>, [name: string]: unknown }} options
 * @property {boolean} checked
 */

/**
 * @param {string} baseUrl
 * @param {Call} call
 */
async function ask(baseUrl, { operation, options: { bodyType, body, ...options }, checked }) {
  /** @type {{ violations?: string | undefined, headers?: string[] }} */
  const seen = {};
  /** @type {typeof fetch} */
  const fetchAndLook = async (request, init) => {
    const response = await fetch(request, init);
    seen.violations = response.headers.get("sl-violations") ?? undefined;
    seen.headers = [...response.headers.keys()];
    return response;
  };
  // A client for each call: one that was throttled holds the calls that follow.
  const client = makeClient({
    ...{ auth, baseUrl, fetch: fetchAndLook, tries: 1, timeout: 20_000 },
    ...(checked && validation ? { validate: validation } : {}),
  });
  const result = await client.call.safe(operation, {
    ...options,
    ...(body === undefined ? {} : { body: written(body, bodyType) }),
  });
  const { ok, status, data, error } = result;
  return ok
    ? { ok, status, body: data, ...seen }
    : {
        ok,
        status,
        body: error.body,
        kind: error.kind,
        message: error.message,
        answered: error.status,
        ...seen,
      };
}

/**
 * @param {string} baseUrl
 * @param {string} file
 * @returns {Promise<{ ran: boolean, error?: string }>}
 */
async function runProgram(baseUrl, file) {
  const program = (await load(file)).default;
  if (typeof program !== "function") return { ran: false };
  const client = makeClient({ auth, baseUrl, tries: 1, ...(validation ? { validate: validation } : {}) });
  try {
    await program(client);
    return { ran: true };
  } catch (error) {
    return { ran: true, error: error instanceof Error ? error.message : String(error) };
  }
}

/** @param {{ baseUrl: string, calls: Call[] }} server */
async function meet({ baseUrl, calls }) {
  /** @param {Call} call */
  const settle = (call) =>
    ask(baseUrl, call).catch((error) => ({ ok: false, kind: "thrown", message: error.message }));
  const results = [];
  for (let at = 0; at < calls.length; at += 8)
    results.push(...(await Promise.all(calls.slice(at, at + 8).map(settle))));
  const ran = [];
  for (const file of programs)
    ran.push(await runProgram(baseUrl, file).catch((error) => ({ ran: true, error: error.message })));
  return { results, programs: ran };
}

const met = [];
for (const server of servers) met.push(await meet(server));
process.stdout.write(JSON.stringify(met));
