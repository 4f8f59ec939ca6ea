import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { harmless } from "@partner-licenses/document/check/check";
import { readContract } from "@partner-licenses/document/contract";
import { apiOf } from "./api.ts";
import { requireBaseUrl } from "./base-url.ts";
import { listen } from "./http.ts";
import type { Listening } from "./listening.ts";
import { maintainer } from "./maintain.ts";
import { textsOf } from "./resources.ts";
import { searchOf } from "./search.ts";
import { type Shared, serverOf } from "./server.ts";

/** From the folder of the built code, and from that of the sources. */
const ownGuides = fileURLToPath(new URL("../dist/guides", import.meta.url));

/** What a server is made of. Everything is optional. */
export interface McpOptions {
  /** The contract: a file (YAML or JSON) or the parsed document; that of license usage by default. */
  readonly spec?: string | object;
  /** Where operations are called; the first server of the contract by default. */
  readonly baseUrl?: string;
  /** Whether operations other than GET and HEAD are called; they are not by default. */
  readonly allowWrites?: boolean;
  /** The environment variable of the first credential; `API_TOKEN`, or `PARTNER_TOKEN` for the built-in contract. */
  readonly tokenVariable?: string;
  /** Where credentials are read; the process's environment by default. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A folder of Markdown files to give as resources; the guides of license usage for the built-in contract. */
  readonly guides?: string;
  /** Milliseconds that an operation may take; 30 000 by default. */
  readonly timeoutMs?: number;
  /** Characters of an answer that are shown; 50 000 by default. */
  readonly mostShown?: number;
  /** A project whose `contract` command is given as tools, instead of the operations of a contract. */
  readonly maintain?: string;
}

/** Serves the protocol on standard input and output. Throws a ContractError for a contract that cannot be read. */
export async function serveStdio(options: McpOptions = {}): Promise<void> {
  await maker(options)().connect(new StdioServerTransport());
}

/** Serves the protocol over HTTP on the loopback address; 0, the default, takes a free port. */
export async function serveHttp({
  port = 0,
  ...options
}: McpOptions & { port?: number } = {}): Promise<Listening> {
  return listen(port, maker(options));
}

/** Makes a server for each connection. */
function maker({ maintain, ...options }: McpOptions): () => Server {
  if (maintain !== undefined) return maintainer(maintain);
  const shared = sharedOf(options);
  return () => serverOf(shared);
}

function sharedOf({ spec, baseUrl, guides, ...options }: Omit<McpOptions, "maintain">): Shared {
  if (baseUrl !== undefined) requireBaseUrl(baseUrl);
  const input = spec ?? createRequire(import.meta.url).resolve("@partner-licenses/spec");
  const api = apiOf(readContract(input, harmless));
  return {
    api,
    search: searchOf(api),
    texts: textsOf(api, guides ?? (spec === undefined ? ownGuides : undefined)),
    settings: {
      baseUrl,
      allowWrites: options.allowWrites ?? false,
      tokenVariable: options.tokenVariable ?? (spec === undefined ? "PARTNER_TOKEN" : "API_TOKEN"),
      env: options.env ?? process.env,
      timeoutMs: options.timeoutMs ?? 30_000,
      mostShown: options.mostShown ?? 50_000,
    },
  };
}
