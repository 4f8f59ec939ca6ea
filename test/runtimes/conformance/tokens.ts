import { type Check, equal, failure, meet } from "./harness.ts";

/** A source that gives a stale token first, then fresh ones. */
function staleThenFresh() {
  let asked = 0;
  return {
    auth: () => (asked++ === 0 ? "stale" : "fresh"),
    asked: () => asked,
  };
}

/** Where tokens come from. */
export const tokens: readonly Check[] = [
  {
    name: "a 401 fetches a fresh token once and replays once",
    async run(on) {
      const { auth, asked } = staleThenFresh();
      const { get, seen } = meet(on, "expired", { auth });
      equal((await get()).totalCount, 1, "rows");
      equal([asked(), (await seen()).length], [2, 2], "tokens, requests");
    },
  },
  {
    name: "a token that stays refused is an auth error",
    async run(on) {
      const { get } = meet(on, "expired", { auth: () => "stale" });
      const error = await failure(get());
      equal([error.kind, error.status], ["auth", 401], "error");
    },
  },
  {
    name: "ten refused calls at once cause one refresh",
    async run(on) {
      let asked = 0;
      const expiresOnTimestamp = Date.now() + 3_600_000;
      const auth = {
        getToken: async () => ({ token: asked++ === 0 ? "stale" : "fresh", expiresOnTimestamp }),
      };
      const { get } = meet(on, "expired", { auth });
      await Promise.all(Array.from({ length: 10 }, () => get()));
      equal(asked, 2, "tokens");
    },
  },
  {
    name: "a token is kept while it lives",
    async run(on) {
      let asked = 0;
      const auth = {
        getToken: async () => ({ token: `t${asked++}`, expiresOnTimestamp: Date.now() + 3_600_000 }),
      };
      const { get } = meet(on, "ok", { auth });
      await Promise.all([get(), get()]);
      await get();
      equal(asked, 1, "tokens");
    },
  },
  {
    name: "a token source that fails is an auth error, and nothing is sent",
    async run(on) {
      const cause = new Error("no sign-in");
      const { get, seen } = meet(on, "ok", { auth: () => Promise.reject(cause) });
      const error = await failure(get());
      equal([error.kind, error.cause === cause, (await seen()).length], ["auth", true, 0], "error");
    },
  },
  {
    name: "no token goes over plain http to another machine",
    async run(on) {
      let sent = 0;
      const fetch = async () => {
        sent++;
        return Response.json({});
      };
      const error = await failure(meet(on, "ok", { baseUrl: "http://service.invalid", fetch }).get());
      equal([error.kind, sent], ["auth", 0], "error");
    },
  },
];
