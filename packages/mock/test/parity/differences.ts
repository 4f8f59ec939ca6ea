import type { Probe } from "./requests.ts";
import { added, linesOf, restOf, sameRest, withOurBody } from "./violations.ts";

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Where the mock departs from stock Prism on purpose. */
export interface Difference {
  name: string;
  reason: string;
  /** Whether it explains what is left between the two answers; may first remove what it explains. */
  explains: (probe: Probe, stock: Answer, ours: Answer) => boolean;
}

const without = (answer: Answer, ...names: string[]): Answer => ({
  ...answer,
  headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !names.includes(name))),
});

/** An answer without the credentials that it asks for, which Prism repeats in its body. */
function withoutChallenge(answer: Answer): Answer {
  const { "www-authenticate": _, "content-length": __, ...headers } = answer.headers;
  return { ...answer, headers, body: answer.body.replace(/,"headers":\{"WWW-Authenticate".*\}\}$/, "}") };
}

/** Whether two answers are the same to a client. */
export function same(a: Answer, b: Answer): boolean {
  return (
    a.status === b.status && a.body === b.body && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
  );
}

function sorted({ headers }: Answer): [string, string][] {
  return Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Title of our problem; an answer to HEAD has no body to read it from. */
const titled = (probe: Probe, ours: Answer, pattern: RegExp): boolean =>
  ours.status === 400 && (probe.method === "HEAD" || pattern.test(titleOf(ours)));

const titleOf = (answer: Answer): string => {
  try {
    return String(JSON.parse(answer.body).title ?? "");
  } catch {
    return "";
  }
};

/** Sent with every answer of ours and left out of the comparison: clients are to learn which contract it speaks. */
export const ownHeaders = ["mock-contract-version"];

export const differences: Difference[] = [
  {
    name: "type-of-nothing",
    reason: "Ours says no media type of an answer whose status has no body.",
    explains: (_, stock, ours) =>
      [204, 205, 304].includes(ours.status) && same(without(stock, "content-type"), ours),
  },
  {
    name: "deprecation",
    reason:
      "Prism adds `deprecation: true`, a form that RFC 9745 dropped; ours sends what the contract declares.",
    explains: (_, stock, ours) =>
      stock.headers.deprecation === "true" && same(without(stock, "deprecation"), ours),
  },
  {
    name: "cors-names",
    reason:
      "Ours exposes headers by name and varies by origin: `*` is a literal to pages that send credentials.",
    explains: ({ headers }, stock, ours) => {
      const names = ["access-control-expose-headers", "vary", "deprecation"];
      return "origin" in headers && same(without(stock, ...names), without(ours, ...names));
    },
  },
  {
    name: "echo",
    reason:
      "Ours sends the caller's request and correlation ids back, as the real service does; Prism sends the examples.",
    explains: (probe, stock, ours) => {
      const echoed = Object.keys(probe.headers).filter(
        (name) => name in stock.headers && ours.headers[name] === probe.headers[name],
      );
      const hidden = [...echoed, "deprecation"];
      return echoed.length > 0 && same(without(stock, ...hidden), without(ours, ...hidden));
    },
  },
  {
    name: "unknown-preference",
    reason:
      "A misspelt code or example answers 400 with the known ones; Prism's 404 or 500 looks like a missing route.",
    explains: (probe, _, ours) =>
      (probe.headers.prefer ?? probe.path).includes("=") &&
      titled(probe, ours, /^Unknown (code|example) in Prefer$/),
  },
  {
    name: "malformed-preference",
    reason:
      "A Prefer that cannot be read answers 400 in plain words; Prism answers 422 with a decoder's drawing.",
    explains: (probe, stock, ours) =>
      "prefer" in probe.headers && stock.status === 422 && titled(probe, ours, /^Cannot read Prefer$/),
  },
  {
    name: "made-up",
    reason:
      "A body that no example gives is made by our sampler and fits its schema; Prism's often does not.",
    explains: (_, stock, ours) => {
      const like = withOurBody(stock, ours);
      return like !== undefined && same(without(like, "deprecation"), ours);
    },
  },
  {
    name: "declared-names",
    reason:
      "Names of path and query parameters count as the contract writes them; Prism reads and reports them in lower case.",
    explains: (_, stock, ours) =>
      sameRest(stock, ours) && linesOf(stock).join().toLowerCase() === linesOf(ours).join().toLowerCase(),
  },
  {
    name: "deprecated-header",
    reason:
      "A deprecated header is reported however its name is written; Prism knows only names in lower case.",
    explains: (_, stock, ours) => {
      const more = added(stock, ours);
      return (
        more.length > 0 &&
        sameRest(stock, ours) &&
        more.every((line) => /^header\.\S+ deprecated /.test(line))
      );
    },
  },
  {
    name: "own-schemas",
    reason:
      "A body is held against the schemas as they are written; Prism merges `allOf` first and so repeats itself.",
    explains: (_, stock, ours) =>
      sameRest(stock, ours) &&
      [...new Set(linesOf(stock))].sort().join() === [...new Set(linesOf(ours))].sort().join(),
  },
  {
    name: "empty-value",
    reason:
      "`?size=` and an empty header are there, with an empty text: right for a plain string, and no id by `format: uuid`. Prism drops them.",
    explains: ({ path, headers }, stock, ours) => {
      const empty = [
        ...[...new URLSearchParams(path.split("?")[1])].flatMap(([name, value]) =>
          value === "" ? [name] : [],
        ),
        ...Object.entries(headers).flatMap(([name, value]) => (value === "" ? [name] : [])),
      ];
      const about = (line: string) =>
        empty
          .map((name) => name.toLowerCase())
          .some((name) => line.includes(`.${name}`) || line.includes(`'${name}'`));
      const changed = [...added(stock, ours), ...added(ours, stock)];
      return changed.length > 0 && changed.every(about);
    },
  },
  {
    name: "wrong-style",
    reason:
      "A value in another style than the parameter's is a violation; Prism takes the parameter for absent.",
    explains: (_, stock, ours) => {
      const more = added(stock, ours);
      return more.length > 0 && sameRest(stock, ours) && more.every((line) => line.includes(" style "));
    },
  },
  {
    name: "faulty-schema",
    reason:
      "A keyword that nobody can check leaves the rest of the schema in force; Prism switches the whole check off.",
    explains: ({ path }, stock, ours) =>
      path === "/odd" &&
      restOf(stock).status === 200 &&
      added(stock, ours).some((line) => line.includes(" type ")),
  },
  {
    name: "methods",
    reason:
      "A HEAD is answered as its GET, and 405 names the methods in `Allow`, as HTTP asks of every server (RFC 9110).",
    explains: ({ method }, stock, ours) =>
      stock.status === 405 &&
      (same(stock, without(ours, "allow")) || (method === "HEAD" && ours.status < 500)),
  },
  {
    name: "scheme-case",
    reason: "Names of authentication schemes are the same in any case (RFC 9110); Prism wants `Bearer`.",
    explains: ({ headers }, stock, ours) =>
      stock.status === 401 && ours.status !== 401 && /^bearer /.test(headers.authorization ?? ""),
  },
  {
    name: "challenge",
    reason:
      "Credentials that are none are answered with a challenge, as absent ones are; Prism leaves it out.",
    explains: (_, stock, ours) =>
      stock.status === 401 && same(withoutChallenge(stock), withoutChallenge(ours)),
  },
  {
    name: "optional-credentials",
    reason: "Where `security` lists `{}`, anybody is let in; Prism refuses those who send other credentials.",
    explains: ({ method, path }, stock, ours) =>
      stock.status === 401 && ours.status !== 401 && method === "DELETE" && path.startsWith("/books/"),
  },
  {
    name: "empty-part",
    reason: "A variable of a path stands for at least one character: `/books/` is no book without an id.",
    explains: ({ path }, _, ours) => ours.status === 404 && (path.split("?")[0] ?? "").endsWith("/"),
  },
  {
    name: "nothing-by-chance",
    reason: "Without a schema there is nothing to make by chance: ours answers as ever, Prism with 500.",
    explains: (_, stock, ours) =>
      stock.status === 500 && stock.body.includes("but schema is not defined") && ours.status === 200,
  },
  {
    name: "no-crash",
    reason:
      "Prism throws on these inside its server and sends `internal_server_error`, or never answers; ours says what failed.",
    explains: (_, stock) => stock.status === 0 || stock.body.includes("internal_server_error"),
  },
  {
    name: "example of another media type",
    reason: "Prism looks for an example in the first media type only; ours finds the one that has it.",
    explains: ({ headers }, stock, ours) =>
      /example=/.test(headers.prefer ?? "") &&
      (headers.accept === undefined || headers.accept === "*/*") &&
      /errors#NOT_FOUND/.test(stock.body) &&
      ours.status === Number(/code=(\d+)/.exec(headers.prefer ?? "")?.[1] ?? ours.status) &&
      !/problem\+json/.test(ours.headers["content-type"] ?? ""),
  },
];
