import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { repository, token } from "./machine.ts";

type Item = Record<string, unknown> & { readonly number?: number; readonly id?: number };

/** As much of GitHub's API as the workflows use, with a memory. */
export interface GitHub {
  readonly url: string;
  readonly pulls: Item[];
  readonly issues: Item[];
  readonly releases: Item[];
  /** Commits by the name of what points at them. */
  readonly refs: Map<string, unknown>;
  readonly comments: (Item & { readonly issue: number; body: string; readonly user: { login: string } })[];
  readonly dispatched: { readonly workflow: string; readonly ref: unknown }[];
  /** Method and path of each call that changed something. */
  readonly writes: string[];
  stop(): Promise<void>;
}

const bot = { login: "github-actions[bot]" };
const states = ["open", "closed"];

type Answer = readonly [status: number, body?: unknown];
type Route = readonly [
  RegExp,
  (match: string[], body: Record<string, unknown>, query: URLSearchParams) => Answer,
];

function listed(items: readonly unknown[], query: URLSearchParams): Answer {
  const size = Number(query.get("per_page") ?? 30);
  const from = (Number(query.get("page") ?? 1) - 1) * size;
  return [200, items.slice(from, from + size)];
}

function change(item: Item | undefined, body: object): Answer {
  return item === undefined ? [404] : [200, Object.assign(item, body)];
}

function routes(hub: Omit<GitHub, "url" | "stop">): Route[] {
  const number = () => 1000 + hub.pulls.length + hub.issues.length;
  const add = (list: Item[], item: Item): Answer => {
    list.push(item);
    return [201, item];
  };
  const isOpen = (item: Item) => (item.state ?? states[0]) === states[0];
  const byNumber = (list: readonly Item[], wanted = "") =>
    list.find((each) => each.number === Number(wanted));
  return [
    [
      /^GET \/pulls$/,
      (_, _body, query) => {
        const found = hub.pulls.filter((each) => isOpen(each) && each.label === query.get("head"));
        return listed(found, query);
      },
    ],
    [
      /^POST \/pulls$/,
      (_, body) =>
        add(hub.pulls, { ...body, number: number(), label: `${repository.split("/")[0]}:${body.head}` }),
    ],
    [/^PATCH \/pulls\/(\d+)$/, ([, id], body) => change(byNumber(hub.pulls, id), body)],
    [
      /^GET \/issues\/(\d+)\/comments$/,
      ([, id], _body, query) =>
        listed(
          hub.comments.filter(({ issue }) => issue === Number(id)),
          query,
        ),
    ],
    [
      /^POST \/issues\/(\d+)\/comments$/,
      ([, id], { body }) => {
        hub.comments.push({ id: hub.comments.length + 1, issue: Number(id), body: String(body), user: bot });
        return [201, {}];
      },
    ],
    [
      /^PATCH \/issues\/comments\/(\d+)$/,
      ([, id], body) =>
        change(
          hub.comments.find((each) => each.id === Number(id)),
          body,
        ),
    ],
    [/^GET \/issues$/, (_, _body, query) => listed(hub.issues.filter(isOpen), query)],
    [/^POST \/issues$/, (_, body) => add(hub.issues, { ...body, user: bot, number: number() })],
    [/^PATCH \/issues\/(\d+)$/, ([, id], body) => change(byNumber(hub.issues, id), body)],
    [
      /^GET \/releases\/tags\/(.+)$/,
      ([, tag]) => {
        const found = hub.releases.find((each) => each.tag_name === tag);
        return found === undefined ? [404, { message: "Not Found" }] : [200, found];
      },
    ],
    [/^POST \/releases$/, (_, body) => add(hub.releases, body)],
    [
      /^GET \/git\/ref\/(.+)$/,
      ([, name]) => (hub.refs.has(`refs/${name}`) ? [200, { sha: hub.refs.get(`refs/${name}`) }] : [404]),
    ],
    [
      /^POST \/git\/refs$/,
      (_, { ref, sha }) => {
        if (hub.refs.has(String(ref))) return [422, { message: "Reference already exists" }];
        hub.refs.set(String(ref), sha);
        return [201, {}];
      },
    ],
    [
      /^PATCH \/git\/refs\/(.+)$/,
      ([, name], { sha, force }) => {
        if (!hub.refs.has(`refs/${name}`) || force !== true) return [422];
        hub.refs.set(`refs/${name}`, sha);
        return [200, {}];
      },
    ],
    [
      /^POST \/actions\/workflows\/([\w.-]+)\/dispatches$/,
      ([, workflow = ""], body) => {
        hub.dispatched.push({ workflow, ref: body.ref });
        return [204];
      },
    ],
  ];
}

async function answer(
  request: IncomingMessage,
  all: readonly Route[],
  hub: Pick<GitHub, "writes">,
): Promise<Answer> {
  if (request.headers.authorization !== `Bearer ${token}`) return [401, { message: "Bad credentials" }];
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const prefix = `/repos/${repository}`;
  if (!url.pathname.startsWith(prefix)) return [404, { message: "Not Found" }];
  const call = `${request.method} ${url.pathname.slice(prefix.length)}`;
  if (request.method !== "GET") hub.writes.push(call);
  const sent = await text(request);
  const body = (sent === "" ? {} : JSON.parse(sent)) as Record<string, unknown>;
  for (const [pattern, act] of all) {
    const match = pattern.exec(call);
    if (match !== null) return act(match, body, url.searchParams);
  }
  return [400, { message: `no route for ${call}` }];
}

/** Starts it on a free port of the loopback interface. */
export async function startGitHub(): Promise<GitHub> {
  const hub = {
    ...{ pulls: [], issues: [], releases: [], comments: [], dispatched: [], writes: [] },
    refs: new Map<string, unknown>(),
  };
  const all = routes(hub);
  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request, all, hub);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    ...hub,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
