import type { RequestPart } from "./part.ts";

/** Takes a fragment out of the URL, which is never sent and would keep the query behind it from being sent. */
export const dropFragment: RequestPart = (call, request) => {
  const [, fragment = ""] = call.entry.path.split(/(#.*)/);
  call.url = request.url = request.url.replace(fragment, "");
};
