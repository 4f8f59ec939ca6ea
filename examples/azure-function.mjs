// @ts-check
// A function of Azure, in the Node model 4: app.http("usage", usage) of @azure/functions registers it.
import { forward } from "./forward.mjs";

export const usage = {
  methods: ["GET"],
  authLevel: "function",
  route: "v1/analytics/licenses/usage",
  /** @param {{ method: string, url: string, headers: Iterable<[string, string]> }} request */
  async handler({ method, url, headers }) {
    const answer = await forward(new Request(url, { method, headers: Object.fromEntries(headers) }));
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  },
};
