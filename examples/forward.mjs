// @ts-check
// What all of these servers share: the client with its token, and the one request that they pass on.
import { readFile, rename, writeFile } from "node:fs/promises";
import { createPartnerClient } from "@partner-licenses/client";
import { appUser } from "@partner-licenses/client/app-user";

const { TENANT_ID = "", CLIENT_ID = "", CLIENT_SECRET, REFRESH_TOKEN_FILE = "refresh-token" } = process.env;

const store = {
  load: () => readFile(REFRESH_TOKEN_FILE, "utf8"),
  /** @param {string} token */
  async save(token) {
    await writeFile(`${REFRESH_TOKEN_FILE}.new`, token, { mode: 0o600 });
    await rename(`${REFRESH_TOKEN_FILE}.new`, REFRESH_TOKEN_FILE);
  },
};

const partner = createPartnerClient({
  auth: appUser({
    ...{ tenantId: TENANT_ID, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, store },
    signInUrl: process.env.SIGN_IN_URL,
  }),
  baseUrl: process.env.PARTNER_URL,
});

/**
 * Passes on a request of the dashboard, with the token. An App+User token can do all that its user can do: only what
 * the dashboard reads goes through. Ask who calls before you call this: your own sign-in comes first.
 * @param {Request} request
 */
export async function forward(request) {
  const path = new URL(request.url).pathname.replace(/^\/api/, "");
  if (request.method !== "GET" || path !== "/v1/analytics/licenses/usage")
    return new Response(null, { status: 404 });
  const headers = new Headers(request.headers);
  for (const name of ["authorization", "cookie", "host", "connection"]) headers.delete(name);
  const {
    status,
    headers: got,
    body,
  } = await partner.fetch(new Request(partner.baseUrl + path, { headers }));
  const passed = [...got].filter(([name]) => name === "content-type" || /^(ms-|retry-after)/.test(name));
  return new Response(body, { status, headers: [...passed, ["cache-control", "no-store"]] });
}
