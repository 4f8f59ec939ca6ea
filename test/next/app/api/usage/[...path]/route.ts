import { partner } from "../../../server";

/** Adds the token for the browser. */
export async function GET() {
  const result = await partner.analytics.licenses.usage.get.safe({ fetchOptions: { cache: "no-store" } });
  return result.ok
    ? Response.json(result.data)
    : Response.json(result.error, { status: result.status ?? 502 });
}
