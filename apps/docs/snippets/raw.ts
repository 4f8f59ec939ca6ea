import type { PartnerClientOptions } from "@partner-licenses/client";
import { createPartnerClient } from "@partner-licenses/client/raw";

/** The number of rows by openapi-fetch, with a header of its own. */
export async function countRaw(options: PartnerClientOptions) {
  const { raw } = createPartnerClient(options);
  raw.use({
    onRequest: ({ request }) =>
      request.headers.set("X-Locale", "en-US"),
  });
  const { data, error, response } = await raw.GET(
    "/v1/analytics/licenses/usage",
  );
  if (!response.ok) throw new Error(JSON.stringify(error));
  return data?.totalCount;
}
