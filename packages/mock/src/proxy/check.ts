import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Checker, Violation } from "../engine/types.ts";
import { toQuery } from "../server/query.ts";
import { originForm, parseBody } from "../shared/exchange.ts";
import { decodedBody } from "./traffic.ts";

/** The operation that a request belongs to, and its violations. */
export function checkForwarded(
  checker: Checker,
  request: IncomingMessage,
  raw: Buffer | undefined,
): { operation: number; violations: Violation[] } {
  const { pathname, search, searchParams } = new URL(`http://proxy.invalid${originForm(request.url ?? "/")}`);
  const query = toQuery(searchParams);
  const headers = request.headers as Record<string, string>;
  const plain = raw && decodedBody({ headers, raw });
  const body = plain ? parseBody(plain, headers["content-type"]) : undefined;
  const found = checker.request({
    method: request.method ?? "GET",
    path: pathname,
    query,
    search: search.slice(1),
    headers,
    body,
  });
  if (plain) return found;
  const violations = found.violations.filter(({ location }) => !/^(body|)$/.test(location[1] ?? ""));
  return { ...found, violations: [...violations, unchecked("request")] };
}

/** Says that a body was too large, or in an encoding that is not known. */
function unchecked(side: "request" | "response"): Violation {
  const message = `The body of the ${side} could not be checked: it is too large, or its encoding is not known`;
  return { location: [side, "body"], severity: "Warning", code: "unchecked", message };
}

/** The violations of an answer. */
export function checkAnswer(
  checker: Checker,
  operation: number,
  request: IncomingMessage,
  { status, headers, raw }: { status: number; headers: IncomingHttpHeaders; raw: Buffer | undefined },
): Violation[] {
  if (operation < 0 || request.method === "HEAD") return [];
  const plain = raw && decodedBody({ headers, raw });
  if (plain === undefined) return [unchecked("response")];
  const text = headers as Record<string, string>;
  return checker.response(operation, {
    status,
    headers: text,
    body: parseBody(plain, headers["content-type"]),
  });
}
