import { plain, presentMembers } from "@partner-licenses/document/values/wire/scalars";
import type { RequestPart } from "./part.ts";

/** Writes dates in header parameters, which the platform would write in the words of its own clock. */
export const addHeaders: RequestPart = ({ input }, { init }) => {
  for (const [name, value] of presentMembers(input.header))
    if (Object.is(init.headers[name.toLowerCase()], value))
      init.headers[name.toLowerCase()] = plain(value) as string;
};
