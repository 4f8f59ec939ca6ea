import type { ServerEntry } from "../contract.ts";
import type { RequestPart } from "./part.ts";

/** The values of a server's variables: those that are given, else the defaults. */
type Variables = Readonly<Record<string, string | undefined>>;

/** The options with the base URL that the chosen server and its variables give, where none is given. */
export function served<Options extends { baseUrl?: unknown; environment?: unknown; variables?: unknown }>(
  options: Options,
  servers: Readonly<Record<string, ServerEntry>>,
): Options {
  const name = (options.environment ?? Object.keys(servers)[0]) as string;
  const server = servers[name];
  if (options.baseUrl !== undefined || server === undefined) return options;
  return { ...options, baseUrl: urlOf(server, options.variables as Variables | undefined) };
}

/** Sends an operation to its own server, unless the caller chose a base URL. It comes before all other parts. */
export const addServer: RequestPart = (call, request) => {
  const { entry, shared } = call;
  const { server } = entry;
  if (server === undefined || shared.given.baseUrl !== undefined) return;
  const url = urlOf(server, shared.given.variables as Variables | undefined);
  call.baseUrl = isAbsolute(url) ? url : resolved(url, shared.baseUrl);
  call.url = request.url = call.baseUrl + entry.path;
};

const isAbsolute = (url: string) => /^([a-z][a-z\d+.-]*:|\/\/)/i.test(url);

/** A path at the place of the contract's server; one that has no place either is left to the platform. */
function resolved(path: string, base: string): string {
  return isAbsolute(base) ? new URL(path, `${base}/`).href.replace(/\/$/, "") : path;
}

function urlOf({ url, variables = {} }: ServerEntry, given: Variables = {}): string {
  const filled = url.replace(
    /\{([^}]+)\}/g,
    (whole, name: string) => given[name] ?? variables[name] ?? whole,
  );
  return filled.replace(/\/$/, "");
}
