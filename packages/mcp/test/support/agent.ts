import { join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { onTestFinished } from "vitest";
import { type McpOptions, serveHttp } from "../../src/index.ts";

/** An agent as the SDK makes it, and what the server wrote to its standard error. */
export interface Agent {
  readonly client: Client;
  readonly errors: () => string;
  /** Calls a tool; returns its text. */
  call(tool: string, given: Record<string, unknown>): Promise<{ text: string; isError: boolean }>;
}

const command = join(import.meta.dirname, "../../bin/mcp.js");

/** An agent that talks to the built command by its standard input and output. */
export async function overStdio(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<Agent> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [command, ...args],
    env: { PATH: process.env.PATH ?? "", ...env },
    stderr: "pipe",
    cwd,
  });
  let errors = "";
  transport.stderr?.on("data", (chunk) => {
    errors += String(chunk);
  });
  return agentOf(transport, () => errors);
}

/** An agent that talks over HTTP to a server in this process. */
export async function overHttp(options: McpOptions): Promise<Agent> {
  const { url, close } = await serveHttp(options);
  onTestFinished(close);
  return agentOf(new StreamableHTTPClientTransport(new URL(url)), () => "");
}

type Transport = Parameters<Client["connect"]>[0];

async function agentOf(
  transport: StdioClientTransport | StreamableHTTPClientTransport,
  errors: () => string,
): Promise<Agent> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport as Transport);
  onTestFinished(() => client.close());
  return {
    client,
    errors,
    async call(tool, given) {
      const result = (await client.callTool({ name: tool, arguments: given })) as CallToolResult;
      const [content] = result.content;
      if (content?.type !== "text") throw new Error("the answer holds no text");
      return { text: content.text, isError: result.isError === true };
    },
  };
}
