import mockerErrors from "@stoplight/prism-http/dist/mocker/errors.js";
import prismTypes from "@stoplight/prism-http/dist/types.js";
import type { EngineAnswer, Violation } from "./types.ts";

type Headers = Record<string, unknown>;
/** Prism repeats its own headers in the body; `headers` are sent only. */
type Problem = Error & { status?: number; additional?: { headers?: Headers }; headers?: Headers };

/** Longest `sl-violations` value that Node's default header limit lets through, as in Prism. */
const maxHeaderLength = 8 * 1024 - 100;

/** Prism's answer when it cannot answer from the contract: problem+json with its `type`, `title` and `detail`. */
export function problemAnswer(
  error: Problem,
  operation: number,
  violations: readonly Violation[] = [],
): EngineAnswer {
  return {
    status: error.status || 500,
    headers: { "content-type": "application/problem+json", ...error.additional?.headers, ...error.headers },
    body: JSON.stringify(prismTypes.ProblemJsonError.toProblemJson(error)),
    violations,
    violationHeader: violationHeader(violations),
    problem: error.message,
    operation,
  };
}

/** What is thrown on a request that it cannot read, and what is to be said of it. */
const unreadables: [pattern: RegExp, detail: string][] = [
  [/^URI malformed$/, "The path holds a broken percent-encoding."],
  [/^invalid media type$/, "Accept is no list of media types."],
  [/^Could not parse MIME type/, "Content-Type is no media type."],
  [/^The multipart body is broken\.$/, "The multipart body is broken."],
  [/^The XML is nested too deeply\.$/, "The XML is nested too deeply."],
];

/** A problem with status 400 for a request that cannot be read, or `undefined` for any other error. */
export function unreadable(error: unknown): Error | undefined {
  const message = error instanceof Error ? error.message : "";
  const [, detail] = unreadables.find(([pattern]) => pattern.test(message)) ?? [];
  if (detail === undefined) return undefined;
  return prismTypes.ProblemJsonError.fromTemplate(
    { ...badRequest, title: "The request cannot be read" },
    detail,
  );
}

const badRequest = { type: "BAD_REQUEST", status: 400 };

/** The problem that `errors: true` turns a violating answer into. */
export function violationsProblem(errors: readonly Violation[]): Error {
  return prismTypes.ProblemJsonError.fromTemplate(
    mockerErrors.VIOLATIONS,
    "Your request/response is not valid and the --errors flag is set, so Prism is generating this error for you.",
    { validation: errors },
  );
}

/** Header values are Latin-1: anything else goes out as a JSON escape, so the header can always be sent. */
export function violationHeader(violations: readonly Violation[]): string | undefined {
  if (violations.length === 0) return undefined;
  const value = JSON.stringify(violations).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return value.length > maxHeaderLength ? `Too many violations! ${value.slice(0, maxHeaderLength)}` : value;
}
