/** Credentials that satisfy every scheme of the contracts under test, and ones that satisfy none. */
export const credentials: Record<string, string>[] = [
  {},
  { authorization: "Bearer token" },
  { authorization: "Bearer" },
  { authorization: "bearer token" },
  { authorization: "Basic dTpw" },
  { authorization: "Basic nonsense" },
  { authorization: 'Digest username="u", realm="r", nonce="n", uri="/", response="x"' },
  { "x-key": "k" },
];

export const everything = { authorization: "Bearer token", "x-key": "k" };
export const accepts = [
  "*/*",
  "application/json",
  "application/xml",
  "text/html",
  "text/plain;q=0.5, application/*",
  "image/png",
];
export const badValues = ["", "x", "not a uuid", "-1", "english", "%F0%9F", "a,b;c"];
export const bodies: [string, string][] = [
  ["application/json", '{"id":"a1","total":3,"title":"Emma","minutes":4}'],
  ["application/json", "{}"],
  ["application/json", '{"title":'],
  ["application/json", '[1,"two",null]'],
  ["application/x-www-form-urlencoded", "title=Emma&year=1815"],
  ["application/x-www-form-urlencoded", "title=E&year=never"],
  ["text/plain", "plain words"],
  ["application/json; charset=utf-8", '{"title":"Überall"}'],
];
