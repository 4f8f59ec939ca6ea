import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from "@modelcontextprotocol/sdk/types.js";
import { type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { UsageError } from "./base-url.ts";
import { version } from "./version.ts";

const kit = "@partner-licenses/contract-kit";
/** What runs the longest is a diff of two large contracts. */
const patience = 120_000;
const mostShown = 50_000;

interface Tool {
  readonly about: string;
  /** What it takes, each with its words and the option that hands it over; without one it is an argument. */
  readonly takes: Readonly<Record<string, readonly [about: string, option?: string]>>;
}

/** Commands that only read: what writes is for people. */
const tools: Readonly<Record<string, Tool>> = {
  check: {
    about: "Lists the faults of the contract, each with its place. Run it after every edit.",
    takes: { file: ["The contract, when it is not the one of the configuration."] },
  },
  diff: {
    about:
      "Says what changed between two contracts, whom each change breaks, and a message that proves it. Without values: since the last release.",
    takes: {
      base: ["The older contract: a file, or <git revision>:<path>."],
      revision: ["The newer one; the one at hand by default."],
    },
  },
  gate: {
    about: "Says whether the release that is declared is enough for what changed. It writes nothing.",
    takes: { base: ["What to compare with: released, tag, merge-base, a file or a revision.", "--base"] },
  },
  explain: {
    about: "Says what a rule of the diff means, with an example. Without a rule: names all rules.",
    takes: { rule: ["Name of the rule, as a finding has it."] },
  },
};

const prefix = "contract_";

/**
 * Makes servers of the protocol for agents that edit the contract of a project: its own `contract` command as tools.
 * Throws a UsageError where the project has none.
 */
export function maintainer(folder: string): () => Server {
  const command = commandIn(folder);
  return () => serverOf(command, folder);
}

function serverOf(command: string, folder: string): Server {
  const server = new Server(
    { name: "partner-licenses-mcp", title: "Contract", version: version() },
    { capabilities: { tools: {} } },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: Object.entries(tools).map(([name, { about, takes }]) => ({
      name: `${prefix}${name}`,
      description: about,
      inputSchema: {
        type: "object" as const,
        properties: Object.fromEntries(
          Object.entries(takes).map(([key, [description]]) => [key, { type: "string", description }]),
        ),
        additionalProperties: false,
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, { signal }) => {
    const name = params.name.startsWith(prefix) ? params.name.slice(prefix.length) : "";
    const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
    if (tool === undefined) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${params.name}.`);
    const given = objectOrEmpty(params.arguments);
    const fault = faultOf(tool, given);
    if (fault !== undefined) return answer(fault, true);
    return run([command, name, ...argumentsOf(tool, given)], folder, signal);
  });
  return server;
}

/** The command that the project itself has installed: an agent gets the verdicts that its CI gives. */
function commandIn(folder: string): string {
  try {
    const manifest = createRequire(join(folder, "package.json")).resolve(`${kit}/package.json`);
    return join(dirname(manifest), "bin/contract.js");
  } catch {
    throw new UsageError(`${folder} has no ${kit}: install it there, it holds the commands that agents get.`);
  }
}

/** Options would let an agent write, and other folders are none of its business. */
function faultOf({ takes }: Tool, given: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(takes, key))
      return `There is no ${key}: it takes ${Object.keys(takes).join(" and ")}.`;
    if (typeof value !== "string" || value === "") return `${key} must be a text.`;
    if (/^[-/~\\]|^[a-z]:\\|^\w+:\/\/|(?:^|[\\/:])\.\.(?:[\\/]|$)/i.test(value))
      return `${key} must be a file of this project or a git revision.`;
  }
  return undefined;
}

function argumentsOf({ takes }: Tool, given: JsonObject): string[] {
  return Object.entries(takes).flatMap(([key, [, option]]) => {
    const value = given[key];
    return value === undefined ? [] : [...(option ? [option] : []), String(value)];
  });
}

function run(args: readonly string[], cwd: string, signal: AbortSignal): Promise<CallToolResult> {
  return new Promise((resolve) => {
    const settings = {
      cwd,
      signal,
      timeout: patience,
      maxBuffer: 2 ** 28,
      env: { ...process.env, NO_COLOR: "1" },
    };
    execFile(process.execPath, args, settings, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : undefined;
      const text = `${stdout}${stderr}`.trim();
      const cut = text.length > mostShown ? `\n… the first ${mostShown} of ${text.length} characters` : "";
      const end = code === undefined ? `It did not end: ${error?.message}` : `exit code ${code}`;
      // 1 is a verdict, such as a gate that says no; 2 is an input that is wrong.
      resolve(answer(`${text.slice(0, mostShown)}${cut}\n${end}`, code !== 0 && code !== 1));
    });
  });
}

const answer = (text: string, isError: boolean): CallToolResult => ({
  content: [{ type: "text", text }],
  isError,
});
