import type { Operation } from "../../model/operations.ts";
import { hasOtherMedia, needsMedia } from "./media.ts";
import { needsStyles } from "./parameters.ts";
import type { SecurityPlan } from "./security.ts";

/** What of `@partner-licenses/client-runtime/parts` a contract needs. */
export interface Parts {
  /** Parts of a request, in the order in which they come. */
  readonly request: readonly string[];
  readonly read: "readMedia" | "readStreams" | undefined;
  readonly secure: "secure" | undefined;
}

/** The parts that some operation needs; the others are not named, so that no bundle holds them. */
export function partsOf(operations: readonly Operation[], plan: SecurityPlan | undefined): Parts {
  const has = (needs: (operation: Operation) => boolean) => operations.some(needs);
  const parameters = has(needsStyles)
    ? ["addParameters"]
    : [
        ...(has(({ path }) => path.includes("{")) ? ["addPath"] : []),
        ...(has((operation) => operation.parameters.some(({ in: where }) => where === "query"))
          ? ["addQuery"]
          : []),
      ];
  const body = has(needsMedia)
    ? ["addMedia"]
    : has((operation) => operation.body !== undefined)
      ? ["addBody"]
      : [];
  return {
    request: [...parameters, ...body, ...(plan === undefined ? [] : ["addCredentials"])],
    read: has(({ stream }) => stream !== undefined)
      ? "readStreams"
      : hasOtherMedia(operations)
        ? "readMedia"
        : undefined,
    secure: plan === undefined ? undefined : "secure",
  };
}
