import type { Arrived, NextPage, PagePlan } from "./plan.ts";

/** What the keys lead to in a body. A number counts in a list, a negative one from its end. */
export function valueAt(body: unknown, keys: readonly string[] = []): unknown {
  let value = body;
  for (const key of keys)
    value = Array.isArray(value) ? value.at(Number(key)) : (value as Record<string, unknown> | null)?.[key];
  return value;
}

const isOver = ({ more }: PagePlan, { data }: Arrived) => more !== undefined && valueAt(data, more) !== true;

/** Where a number of the query stands: as asked for, else where the first page is. */
function asked({ parameter = "", start }: PagePlan, { query }: Arrived, first: number): number {
  return Number(query[parameter] ?? start ?? first);
}

/** The next page begins at a cursor that this one names. */
export const byCursor: NextPage = (plan, page) => {
  const cursor = valueAt(page.data, plan.at);
  if (cursor === undefined || cursor === null || cursor === "" || isOver(plan, page)) return undefined;
  const { parameter = "" } = plan;
  return parameter[0] === "/"
    ? { body: { [parameter.slice(1)]: cursor } }
    : { query: { [parameter]: cursor } };
};

/** The next page begins behind the items so far. A short page may be a server's own limit: only an empty one is the last. */
export const byOffset: NextPage = (plan, page) => {
  const offset = asked(plan, page, 0) + page.items.length;
  const total = valueAt(page.data, plan.total);
  const isEnd = page.items.length === 0 || (plan.total !== undefined && offset >= Number(total));
  return isEnd || isOver(plan, page) ? undefined : { query: { [plan.parameter as string]: offset } };
};

/** The next page has the next number. */
export const byPage: NextPage = (plan, page) => {
  const number = asked(plan, page, 1);
  const isEnd =
    page.items.length === 0 || (plan.last !== undefined && number >= Number(valueAt(page.data, plan.last)));
  return isEnd || isOver(plan, page) ? undefined : { query: { [plan.parameter as string]: number + 1 } };
};

/** The next page has a URL in this one. */
export const byUrl: NextPage = (plan, { data }) => {
  const url = valueAt(data, plan.at);
  return typeof url === "string" && url !== "" ? { url } : undefined;
};

/** The next page has a URL in the `Link` header (RFC 8288). */
export const byLink: NextPage = (_, { headers }) => {
  const links =
    headers.get("link")?.matchAll(/<([^>]*)>((?:\s*;\s*[\w*]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g) ?? [];
  for (const [, url, parameters = ""] of links)
    if (/;\s*rel\s*=\s*("([^"]*\s)?next(\s[^"]*)?"|next(?=\s|;|$))/i.test(parameters))
      return { url: url as string };
  return undefined;
};
