// @ts-check
// The rows of the feature table: how the server answers, and what must have been sent and come back.
import { done } from "./server.mjs";

/** @import { Answer, Recorded } from "./server.mjs" */
/** @typedef {{ value?: unknown, error?: unknown, requests: Recorded[], elsewhere: Recorded[] }} Outcome */
/** @typedef {{ id: string, name: string, answer?: (elsewhere: string) => Answer, right: (outcome: Outcome) => unknown }} Row */

/** @type {(type: string, body: string | Buffer, status?: number) => () => Answer} */
const sends =
  (type, body, status = 200) =>
  () =>
  (_, response) =>
    response.writeHead(status, { "content-type": type }).end(body);
/** @param {Outcome} outcome */
const one = ({ requests: [first] }) =>
  first ?? { method: "", url: "", headers: {}, body: Buffer.alloc(0), at: 0 };
/** @param {Outcome} outcome */
const query = (outcome) => one(outcome).url.split("?")[1] ?? "";
/** @type {(value: unknown, wanted: unknown) => boolean} */
const same = (value, wanted) => JSON.stringify(value) === JSON.stringify(wanted);
/** @param {Outcome} outcome */
const isRefused = ({ error, requests }) => error !== undefined && requests.length === 0;

/** @param {Outcome} outcome */
async function isForm(outcome) {
  const { headers, body } = one(outcome);
  const type = String(headers["content-type"]);
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
  const file = form.get("file");
  const isFile = file instanceof File && file.name === "a.txt" && (await file.text()) === "bytes";
  return (
    isFile &&
    /name="meta"[\s\S]*?content-type: application\/json/i.test(String(body)) &&
    same(form.getAll("tags"), ["a", "b"])
  );
}

/** @type {() => Answer} */
const pages =
  () =>
  ({ url }, response) => {
    const isSecond = url.includes("after=b");
    const body = isSecond ? { data: [{ id: 3 }] } : { data: [{ id: 1 }, { id: 2 }], next: "b" };
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  };

/** @type {() => Answer} */
const busyOnce = () => {
  let isFirst = true;
  return (request, response) => {
    if (isFirst) response.writeHead(429, { "retry-after": "1" }).end();
    else done(request, response);
    isFirst = false;
  };
};

const problem = JSON.stringify({ title: "No", detail: "It is too big", status: 422 });

/** @type {Row[]} */
export const rows = [
  {
    id: "keyed",
    name: "two schemes: an operation gets its key, and no token",
    right: (o) => one(o).headers["x-key"] === "k" && one(o).headers.authorization === undefined,
  },
  {
    id: "secret",
    name: "two schemes: an operation gets its token, and no key",
    right: (o) => one(o).headers.authorization === "Bearer t" && one(o).headers["x-key"] === undefined,
  },
  {
    id: "open",
    name: "`security: []` gets neither",
    right: (o) => o.requests.length === 1 && !one(o).headers.authorization && !one(o).headers["x-key"],
  },
  { id: "unarmed", name: "without its credential an operation is not sent", right: isRefused },
  {
    id: "keyed",
    name: "an API key does not follow a redirect to another origin",
    answer: (elsewhere) => (_, response) => response.writeHead(302, { location: `${elsewhere}/keyed` }).end(),
    right: (o) =>
      one(o).headers["x-key"] === "k" && o.elsewhere.every(({ headers }) => headers["x-key"] === undefined),
  },
  {
    id: "deep",
    name: "`deepObject`",
    right: (o) => decodeURIComponent(query(o)) === "filter[color]=red&filter[size]=3",
  },
  { id: "pipes", name: "`pipeDelimited`", right: (o) => /^ids=a(\||%7C)b$/i.test(query(o)) },
  {
    id: "commas",
    name: "a list with commas, of which one is data",
    right: (o) => query(o) === "tags=a,b%2Cc",
  },
  { id: "cookie", name: "a cookie parameter", right: (o) => one(o).headers.cookie === "session=s1" },
  { id: "slash", name: "a slash in a path value", right: (o) => one(o).url === "/v1/things/a%2Fb" },
  { id: "dots", name: "a path value `..` is refused", right: isRefused },
  { id: "multipart", name: "multipart: a file, a list and an object as JSON", right: isForm },
  {
    id: "urlencoded",
    name: "a form from a typed object",
    right: (o) => String(one(o).body) === "item=a+b&sizes=1&sizes=2",
  },
  {
    id: "events",
    name: "server-sent events, item by item",
    answer: sends("text/event-stream", 'data: {"id":1}\n\ndata: {"id":2}\n\n'),
    right: (o) => same(o.value, [{ id: 1 }, { id: 2 }]),
  },
  {
    id: "lines",
    name: "JSON lines, item by item",
    answer: sends("application/jsonl", '{"id":1}\n{"id":2}\n'),
    right: (o) => same(o.value, [{ id: 1 }, { id: 2 }]),
  },
  {
    id: "image",
    name: "bytes arrive as they are",
    answer: sends("image/png", Buffer.from([0, 255, 10, 128])),
    right: (o) => same(o.value, [0, 255, 10, 128]),
  },
  {
    id: "thing",
    name: "an error says the detail of its problem (RFC 9457)",
    answer: sends("application/problem+json", problem, 422),
    right: ({ error }) => error instanceof Error && /It is too big/.test(error.message),
  },
  {
    id: "thing",
    name: "a login page with 200 is an error",
    answer: sends("text/html", "<html>Sign in</html>"),
    right: ({ error }) => error !== undefined,
  },
  {
    id: "thing",
    name: "`Retry-After` of a 429 is waited for",
    answer: busyOnce,
    right: ({ value, requests: [first, second] }) =>
      same(value, { ok: true }) && (second?.at ?? 0) - (first?.at ?? 0) > 950,
  },
  { id: "stage", name: "variables of the server's URL are options", right: (o) => one(o).url === "/v2/open" },
  {
    id: "pages",
    name: "an iterator over the items of all pages",
    answer: pages,
    right: (o) => same(o.value, [{ id: 1 }, { id: 2 }, { id: 3 }]),
  },
  { id: "headers", name: "declared headers of an answer are typed", right: (o) => o.value === true },
  {
    id: "query",
    name: "the method `query` (OpenAPI 3.2)",
    right: (o) => one(o).method === "QUERY" && String(one(o).body) === '{"q":"a"}',
  },
  { id: "link", name: "`additionalOperations` (OpenAPI 3.2)", right: (o) => one(o).method === "LINK" },
];
