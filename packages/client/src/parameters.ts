import { createQuerySerializer, defaultPathSerializer } from "openapi-fetch";

/** Puts path parameters into a path template, in the styles of OpenAPI. */
export const fillPath = defaultPathSerializer;

/** Makes a query string: arrays as `a=1&a=2`, objects as `a[b]=1`. */
export const queryString: (values: Record<string, unknown>) => string =
  /* @__PURE__ */ createQuerySerializer();
