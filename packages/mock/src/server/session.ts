import type { IncomingMessage } from "node:http";

const prefix = /^\/__mock\/sessions\/([^/?#]+)(?=[/?#]|$)/;

/** The path below which the requests of a session come, for who can set a base URL but no header. */
export function sessionPath(name: string): string {
  return `/__mock/sessions/${encodeURIComponent(name)}`;
}

/** A request below the path of a session becomes the request that it stands for, with the session in its header. */
export function enterSession(request: IncomingMessage): void {
  const { url = "" } = request;
  const [whole, name] = prefix.exec(url) ?? [];
  if (whole === undefined || name === undefined) return;
  try {
    request.headers["mock-session"] = decodeURIComponent(name);
  } catch {
    request.headers["mock-session"] = name;
  }
  const rest = url.slice(whole.length);
  request.url = rest.startsWith("/") ? rest : `/${rest}`;
}
