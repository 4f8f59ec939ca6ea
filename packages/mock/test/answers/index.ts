import { bodies } from "./bodies.ts";
import { madeUp } from "./made-up.ts";
import { conventions, media } from "./media.ts";
import { parameters } from "./parameters.ts";
import { routing, securities } from "./routing.ts";
import { schemas } from "./schemas.ts";
import type { Case } from "./types.ts";

/** Contracts and requests with the answers that the specification asks for, by what they are about. */
export const answers: Readonly<Record<string, readonly Case[]>> = {
  "styles of parameters": parameters,
  "forms, parts and other bodies": bodies,
  "schemas of requests": schemas,
  routes: routing,
  security: securities,
  "values that are made up": madeUp,
  "media types, statuses and headers": media,
  "conventions of mocks": conventions,
};
