import { request } from "node:http";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Asked } from "./types.ts";

const ajv = new Ajv2020({ strict: false, logger: false });
formats.default(ajv);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends the request as it is written, and resolves to what is wrong with its answer. */
export async function faultsOf(port: number, asked: Asked): Promise<string[]> {
  const answer = await send(port, asked).catch((error: Error) => error.message);
  const where = `${asked.method ?? "GET"} ${asked.path} ${JSON.stringify(asked.headers ?? {})} ${asked.body ?? ""}`;
  const faults = typeof answer === "string" ? [answer] : [...faultsIn(answer, asked)];
  return faults.map((fault) => `${where}: ${fault}`);
}

function send(port: number, { path, method = "GET", headers = {}, body = "" }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === "" && method === "GET" ? {} : { "content-length": Buffer.byteLength(body) };
    const options = {
      host: "127.0.0.1",
      port,
      path,
      method,
      headers: { ...headers, ...length },
      agent: false,
    };
    const sent = request({ ...options, timeout: 10_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("no answer in ten seconds")));
    sent.on("error", reject);
    sent.end(body);
  });
}

function* faultsIn({ status, headers, text }: Answer, asked: Asked): Generator<string> {
  const short = text.slice(0, 300);
  const wanted = asked.status === "refused" ? [400, 415, 422] : [asked.status ?? 200].flat();
  if (!wanted.includes(status)) return yield `status ${status}, right is ${wanted.join(" or ")}: ${short}`;
  if (asked.text !== undefined && text !== asked.text)
    yield `body ${JSON.stringify(short)}, right is ${JSON.stringify(asked.text)}`;
  if (asked.match !== undefined && !new RegExp(asked.match, "su").test(text))
    yield `body ${JSON.stringify(short)} does not hold ${asked.match}`;
  if (asked.json !== undefined && JSON.stringify(parsed(text)) !== JSON.stringify(asked.json))
    yield `body ${short}, right is ${JSON.stringify(asked.json)}`;
  if (asked.schema && !ajv.validate(asked.schema, parsed(text))) yield `body ${short}: ${ajv.errorsText()}`;
  for (const [name, pattern] of Object.entries(asked.headed ?? {})) {
    const found = headers[name];
    if (pattern === "absent" ? found !== undefined : !new RegExp(pattern, "u").test(String(found)))
      yield `header ${name}: ${found}, right is ${pattern}`;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
