import type { RequestPart } from "./part.ts";

/** Writes dates in header parameters, which the platform would write in the words of its own clock. */
export const addHeaders: RequestPart = ({ input }, { init }) => {
  for (const [name, value] of Object.entries(input.header ?? {}))
    if (value instanceof Date && init.headers[name.toLowerCase()] === (value as unknown))
      init.headers[name.toLowerCase()] = value.toJSON();
};
