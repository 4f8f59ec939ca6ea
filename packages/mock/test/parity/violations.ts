import type { Answer } from "./differences.ts";

interface Violation {
  location?: string[];
  code: unknown;
  message: string;
}

/** The violations that an answer lists in its header or its body, a line for each: place, code and message. */
export function linesOf({ headers, body }: Answer): string[] {
  const header = headers["sl-violations"];
  // A list that is too long for a header is cut.
  if (header?.startsWith("Too many")) return [header];
  const listed = header === undefined ? validationIn(body) : (JSON.parse(header) as Violation[]);
  return listed.map(({ location = [], code, message }) => {
    return `${location.filter((step) => step !== "request").join(".")} ${code} ${message}`;
  });
}

function validationIn(body: string): Violation[] {
  try {
    const { validation = [] } = JSON.parse(body) as { validation?: Violation[] };
    return validation;
  } catch {
    return [];
  }
}

/** The lines of ours that stock Prism does not have, whatever the case of names. */
export function added(stock: Answer, ours: Answer): string[] {
  const known = new Set(linesOf(stock).map((line) => line.toLowerCase()));
  return linesOf(ours).flatMap((line) =>
    known.has(line.toLowerCase()) ? [] : [line.replace(/^\S+/, (place) => place.toLowerCase())],
  );
}

/** An answer without its violations, and without the header that only Prism adds. */
export function restOf({ status, headers, body }: Answer): Answer {
  const { "sl-violations": _, "content-length": __, deprecation: ___, ...kept } = headers;
  const text =
    validationIn(body).length === 0 ? body : JSON.stringify({ ...JSON.parse(body), validation: [] });
  return { status, headers: kept, body: text };
}

/** Whether nothing but the violations differs. */
export function sameRest(stock: Answer, ours: Answer): boolean {
  return JSON.stringify(sorted(restOf(stock))) === JSON.stringify(sorted(restOf(ours)));
}

function sorted({ headers, ...answer }: Answer): unknown {
  return [answer.status, answer.body, Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1))];
}

/**
 * Stock's answer with our made-up body and without what stock's own body violates; undefined when ours made nothing
 * up: another status, a problem, or a body that departs from the contract itself.
 */
export function withOurBody(stock: Answer, ours: Answer): Answer | undefined {
  const isOther =
    stock.status !== ours.status || stock.headers["content-type"] !== ours.headers["content-type"];
  if (isOther || stock.body === ours.body || validationIn(ours.body).length > 0) return undefined;
  if (linesOf(ours).some((line) => line.startsWith("response"))) return undefined;
  const { "sl-violations": header, ...headers } = stock.headers;
  if (header?.startsWith("Too many")) return undefined;
  const listed = header === undefined ? [] : (JSON.parse(header) as Violation[]);
  const kept = listed.filter(({ location = [] }) => location[0] !== "response");
  const length = ours.headers["content-length"];
  return {
    status: stock.status,
    headers: {
      ...headers,
      ...(kept.length > 0 && { "sl-violations": JSON.stringify(kept) }),
      ...(length !== undefined && { "content-length": length }),
    },
    body: ours.body,
  };
}
