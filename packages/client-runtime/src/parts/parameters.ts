import { createQuerySerializer, defaultPathSerializer } from "openapi-fetch";
import type { RequestPart } from "./part.ts";

/** Puts path parameters into a path template, in the styles of OpenAPI. */
export const fillPath = defaultPathSerializer;

/** Makes a query string: arrays as `a=1&a=2`, objects as `a[b]=1`. */
export const queryString: (values: Record<string, unknown>) => string =
  /* @__PURE__ */ createQuerySerializer();

/** Puts the path parameters into the URL. It comes before {@link addQuery}. */
export const addPath: RequestPart = (call, request) => {
  const { shared, operation, input } = call;
  call.url = request.url = shared.baseUrl + fillPath(operation.path, input.path ?? {});
};

/** Puts the query behind the URL. */
export const addQuery: RequestPart = ({ input }, request) => {
  const query = input.query && queryString(input.query);
  if (query) request.url += `?${query}`;
};
