import type { IncomingMessage, ServerResponse } from "node:http";
import { isJson } from "@partner-licenses/document/model/media-types";
import { ReplyError } from "../errors.ts";
import { addEntry } from "../replies/entries.ts";
import type { StateContent } from "../state/store.ts";
import { BodyError, readBody } from "./body.ts";
import type { Context } from "./context.ts";
import { controlsOf } from "./controls.ts";
import { mockPage } from "./page.ts";
import { sendProblem } from "./problem.ts";

/** One request to a page of the mock's own. */
interface Visit {
  readonly context: Context;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What is asked for in a session is about that session. */
  readonly session: string | undefined;
  /** What follows in the path. */
  readonly rest: string;
}

type Door = Readonly<Record<string, (visit: Visit) => void | Promise<void>>>;

/** Whether a request is for one of the mock's own pages: `/__mock` and below. */
export function isOwnPage({ url = "" }: IncomingMessage): boolean {
  return /^\/__mock(?:[/?#]|$)/.test(url);
}

/** Takes requests to the mock's own pages. They carry no CORS headers: other sites cannot read them. */
export function createAdmin(context: Context, url: () => string) {
  const page = (visit: Visit): void => showPage(visit, url());
  const doors: Readonly<Record<string, Door>> = {
    "": { GET: page, HEAD: page },
    requests: { GET: listRequests, HEAD: listRequests, DELETE: clearRequests },
    replies: { GET: listReplies, HEAD: listReplies, POST: addReply, DELETE: removeReplies },
    state: { GET: readState, HEAD: readState, PUT: writeState },
    reset: { POST: reset },
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const target = request.url ?? "";
    const [, name = "", rest = ""] = /^\/__mock\/?([^/?#]*)\/?([^?#]*)/.exec(target) ?? [];
    const door = Object.hasOwn(doors, name) && (rest === "" || name === "replies") ? doors[name] : undefined;
    const session = request.headers["mock-session"]?.toString();
    if (door === undefined)
      sendProblem(response, 404, "No such page", `The mock's own pages are ${list(doors)}.`);
    else await enter(door, { context, request, response, session, rest });
  };
}

function list(doors: object): string {
  const paths = Object.keys(doors).map((name) => (name === "" ? "/__mock" : `/__mock/${name}`));
  return `${paths.slice(0, -1).join(", ")} and ${paths.at(-1)}`;
}

async function enter(door: Door, visit: Visit): Promise<void> {
  const { request, response } = visit;
  const act = door[request.method ?? ""];
  if (act === undefined) {
    const methods = Object.keys(door).join(", ");
    response.setHeader("Allow", methods);
    sendProblem(response, 405, "Method not allowed", `This page takes ${methods}.`);
    return;
  }
  if (isForeign(request)) {
    sendProblem(response, 403, "Not from there", "Other sites cannot change what the mock answers.");
    return;
  }
  try {
    await act(visit);
  } catch (error) {
    if (error instanceof ReplyError) sendProblem(response, 400, "The mock cannot do that", error.message);
    else if (error instanceof BodyError)
      sendProblem(response, error.status, "The request cannot be read", error.message);
    else throw error;
  }
}

/** Whether the page of another site asks for a change. */
function isForeign({ method = "", headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return !["GET", "HEAD"].includes(method) && origin !== undefined && !origin.endsWith(`//${host}`);
}

function showPage({ context, response }: Visit, url: string): void {
  const { html, policy } = mockPage(context, url);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  send(response, "text/html; charset=utf-8", html);
}

function listRequests({ context, response, session }: Visit): void {
  sendJson(response, context.journal.read(session));
}

function clearRequests({ context, response, session }: Visit): void {
  if (session === undefined) {
    context.journal.clear();
    context.tracker.reset();
  } else {
    context.journal.forget(session);
    context.tracker.forget(session);
  }
  done(response);
}

function listReplies({ context, response, session, rest }: Visit): void {
  const found = context.replies.list(session);
  const one = found.find(({ id }) => id === rest);
  if (rest !== "" && one === undefined) noReply(response, rest);
  else sendJson(response, rest === "" ? found : one);
}

async function addReply({ context, request, response, session, rest }: Visit): Promise<void> {
  if (rest !== "") throw new ReplyError("A new reply is sent to /__mock/replies.");
  const { id } = addEntry(context.replies, await jsonOf(request), session);
  response.statusCode = 201;
  response.setHeader("Location", `/__mock/replies/${id}`);
  sendJson(response, { id });
}

function removeReplies({ context, response, session, rest }: Visit): void {
  if (rest === "") context.replies.clear(session);
  else if (!context.replies.remove(rest)) {
    noReply(response, rest);
    return;
  }
  done(response);
}

function noReply(response: ServerResponse, id: string): void {
  sendProblem(response, 404, "No such reply", `There is no reply ${id}.`);
}

function readState({ context, response, session }: Visit): void {
  sendJson(response, controlsOf(context, session).state());
}

async function writeState({ context, request, response, session }: Visit): Promise<void> {
  controlsOf(context, session).setState((await jsonOf(request)) as StateContent);
  done(response);
}

function reset({ context, response, session }: Visit): void {
  controlsOf(context, session).reset();
  done(response);
}

const mebibyte = 1024 * 1024;

/** A body of JSON. No page of another site can send one without being asked first, and here nobody answers that. */
async function jsonOf(request: IncomingMessage): Promise<unknown> {
  if (!isJson(request.headers["content-type"] ?? ""))
    throw new BodyError(415, "no_json", "Send JSON, with Content-Type: application/json.");
  return (await readBody(request, mebibyte)).body;
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.setHeader("X-Content-Type-Options", "nosniff");
  send(response, "application/json; charset=utf-8", JSON.stringify(value, undefined, 2));
}

function done(response: ServerResponse): void {
  response.writeHead(204).end();
}

function send(response: ServerResponse, type: string, text: string): void {
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", Buffer.byteLength(text));
  response.end(text);
}
