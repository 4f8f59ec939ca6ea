import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An OAuth 2.0 service on this machine: codes with PKCE, refresh tokens that rotate, and faults on demand. */
export async function startSignIn() {
  const challenges = new Map<string, { challenge: string; redirect: string }>();
  const state = {
    /** Claims of the access tokens. */
    claims: {
      aud: "https://api.partnercenter.microsoft.com",
      scp: "user_impersonation",
      amr: ["pwd", "mfa"],
    },
    /** Answers of the token endpoint that come before a good one. */
    faults: [] as { status: number; body: object; headers?: Record<string, string> }[],
    /** What the person answers in the browser: an error in place of a code. */
    refused: undefined as string | undefined,
    refreshTokens: [] as string[],
    forms: [] as Record<string, string>[],
  };

  const authorize = (query: URLSearchParams, response: ServerResponse) => {
    const redirect = new URL(query.get("redirect_uri") ?? "");
    redirect.searchParams.set("state", query.get("state") ?? "");
    if (state.refused !== undefined) redirect.searchParams.set("error", state.refused);
    else {
      const code = `code-${challenges.size + 1}`;
      const challenge = query.get("code_challenge") ?? "";
      challenges.set(code, { challenge, redirect: query.get("redirect_uri") ?? "" });
      redirect.searchParams.set("code", code);
    }
    response.writeHead(302, { location: redirect.href }).end();
  };

  const token = async (request: IncomingMessage, response: ServerResponse) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const form = Object.fromEntries(new URLSearchParams(text));
    state.forms.push(form);
    const answer = (status: number, body: object, headers = {}) =>
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(body));
    const fault = state.faults.shift();
    if (fault) return answer(fault.status, fault.body, fault.headers);
    if (!isGood(form)) return answer(400, { error: "invalid_grant", error_codes: [70000] });
    const refreshToken = `refresh-${state.refreshTokens.length + 1}`;
    state.refreshTokens.push(refreshToken);
    const exp = Math.round(Date.now() / 1000) + 3600;
    const access_token = `${part({ alg: "none" })}.${part({ ...state.claims, appid: "app-1", exp })}.x`;
    answer(200, { access_token, refresh_token: refreshToken, expires_in: 3600 });
  };

  const isGood = (form: Record<string, string>): boolean => {
    if (form.grant_type === "refresh_token") return state.refreshTokens.at(-1) === form.refresh_token;
    const known = challenges.get(form.code ?? "");
    challenges.delete(form.code ?? "");
    const proof = createHash("sha256")
      .update(form.code_verifier ?? "")
      .digest("base64url");
    return known?.challenge === proof && known.redirect === form.redirect_uri;
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/tenant-1/oauth2/v2.0/authorize") authorize(searchParams, response);
    else if (pathname === "/tenant-1/oauth2/v2.0/token") void token(request, response);
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
