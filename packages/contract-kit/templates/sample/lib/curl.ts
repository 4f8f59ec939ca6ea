import { code, createClient } from "../api.ts";
import type { OperationInfo } from "../types.ts";
import { messageOf } from "./problems.ts";
import type { Input } from "./values.ts";

// Nothing that a shell or an address writes in another way, so that it is found again wherever it is sent.
const placeholder = "TOKEN-OF-THE-READER";

/**
 * The call as a command of curl: the request that the client would send, with the token from a variable.
 * Where the client refuses to make a request of the form, a comment that says why.
 */
export async function curlOf(operation: OperationInfo, input: Input, address: string): Promise<string> {
  const { headers: _asked, ...options } = input;
  let command: string | undefined;
  const send = async (url: string | Request, init?: RequestInit) => {
    command = await commandOf(new Request(url, init), init?.body, own(operation, input));
    return new Response("", { status: 500 });
  };
  const client = createClient({ auth: placeholder, baseUrl: address, fetch: send, tries: 1 });
  const call = client.call as (id: string, input: Omit<Input, "headers">) => Promise<unknown>;
  const error = await call(operation.id, options).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return command ?? `# ${messageOf(error)}`;
}

/** Headers of the contract that the form leaves open: what the client puts there itself is no part of the example. */
function own({ fields }: OperationInfo, { header = {} }: Input): ReadonlySet<string> {
  const open = fields.filter((field) => field.in === "header" && !(field.name in header));
  return new Set(open.map(({ name }) => name.toLowerCase()));
}

async function commandOf(
  request: Request,
  body: RequestInit["body"],
  left: ReadonlySet<string>,
): Promise<string> {
  const isForm = body instanceof FormData;
  const headers = [...request.headers].filter(
    ([name]) => !left.has(name) && !(isForm && name === "content-type"),
  );
  const options = [
    ...headers.map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(isForm ? [...body].map(formOption) : await dataOption(request)),
  ];
  const verb = request.method === "GET" ? "curl" : `curl --request ${request.method}`;
  return [`${verb} --globoff ${quoted(request.url)}`, ...options].join(" \\\n  ");
}

function formOption([name, value]: [string, FormDataEntryValue]): string {
  if (typeof value !== "string") return `--form ${quoted(`${name}=@${value.name}`)}`;
  return `--form-string ${quoted(`${name}=${value}`)}`;
}

async function dataOption(request: Request): Promise<string[]> {
  if (request.body === null) return [];
  const isText = /json|text|xml|urlencoded/.test(request.headers.get("content-type") ?? "text");
  return [isText ? `--data-raw ${quoted(await request.text())}` : "--data-binary @file"];
}

/** A word of a POSIX shell in which the token is a variable. */
function quoted(text: string): string {
  const escaped = text.replaceAll(/[\\"$`]/g, "\\$&");
  return `"${escaped.replaceAll(placeholder, `$${code.tokenVariable}`)}"`;
}
