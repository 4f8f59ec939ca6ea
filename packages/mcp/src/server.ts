import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import { asString, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import type { Api } from "./api.ts";
import type { Given } from "./arguments.ts";
import { type CallSettings, callOperation, type Outcome } from "./call.ts";
import { describeOperation } from "./describe.ts";
import { Refusal } from "./refusal.ts";
import { operationTemplate, type Text, textAt } from "./resources.ts";
import type { Search } from "./search.ts";
import { toolsOf } from "./tools.ts";
import { version } from "./version.ts";

/** What all connections share. */
export interface Shared {
  readonly api: Api;
  readonly search: Search;
  readonly settings: CallSettings;
  readonly texts: readonly Text[];
}

/** A server of the protocol for one connection. */
export function serverOf(shared: Shared): Server {
  const { api, settings, texts } = shared;
  const server = new Server(
    { name: "partner-licenses-mcp", title: api.title, version: version() },
    { capabilities: { tools: {}, resources: {} }, instructions: instructionsOf(api) },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: toolsOf(api, settings) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }): Promise<CallToolResult> => {
    const { text, isError } = await outcomeOf(shared, params.name, objectOrEmpty(params.arguments), signal);
    return { content: [{ type: "text", text }], isError };
  });
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: texts.map(({ read: _, ...text }) => text),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [operationTemplate],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const text = textAt(api, texts, uri, settings.tokenVariable);
    if (text === undefined) throw new McpError(ErrorCode.InvalidParams, `There is no resource ${uri}.`);
    return { contents: [text] };
  });
  return server;
}

function instructionsOf({ title, description }: Api): string {
  const about = description.length > 500 ? `${description.slice(0, 500)}…` : description;
  return `${title}: ${about}\nFind an operation with search_operations, read it with describe_operation, then call it with call_operation.`;
}

async function outcomeOf(
  shared: Shared,
  tool: string,
  given: JsonObject,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    return await run(shared, tool, given, signal);
  } catch (error) {
    if (error instanceof Refusal) return { text: error.message, isError: true };
    throw error;
  }
}

function run(
  { api, search, settings }: Shared,
  tool: string,
  given: JsonObject,
  signal: AbortSignal,
): Outcome | Promise<Outcome> {
  switch (tool) {
    case "search_operations":
      return done(search(textOf(given, "query"), limitOf(given)));
    case "describe_operation":
      return done(describeOperation(api, textOf(given, "operationId"), settings.tokenVariable));
    case "call_operation":
      return callOperation(api, settings, textOf(given, "operationId"), valuesOf(given), signal);
    default:
      throw new McpError(ErrorCode.InvalidParams, `There is no tool ${tool}.`);
  }
}

function valuesOf(given: JsonObject): Given {
  const group = (key: string) => groupOf(given, key);
  return {
    ...{ path: group("path"), query: group("query"), headers: group("headers"), cookies: group("cookies") },
    body: given.body,
  };
}

function done(value: object): Outcome {
  return { text: JSON.stringify(value), isError: false };
}

function textOf(given: JsonObject, key: string): string {
  const text = asString(given[key]);
  if (text === undefined) throw new Refusal(`${key} must be a text.`);
  return text;
}

function limitOf({ limit = 10 }: JsonObject): number {
  if (typeof limit === "number" && Number.isInteger(limit) && limit >= 1) return Math.min(limit, 50);
  throw new Refusal("limit must be a whole number from 1 to 50.");
}

function groupOf(given: JsonObject, key: string): JsonObject {
  const value = given[key] ?? {};
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Refusal(`${key} must be an object: values by the names of parameters.`);
}
