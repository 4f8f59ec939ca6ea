import { isJson } from "@partner-licenses/document/model/media-types";
import { isRepeatable, type Operation } from "../../model/operations.ts";
import { needsMedia, successTypes } from "./media.ts";
import { hasDateHeader, needsStyles } from "./parameters.ts";
import { ownServer } from "./servers.ts";
import { stepOf } from "./steps.ts";

/** What of `@partner-licenses/client-runtime/parts` an operation needs; all else is in no program that calls it. */
export interface Parts {
  /** Parts of the request, in the order in which they come. */
  readonly request: readonly string[];
  readonly read: string | undefined;
  /** What finds the next page. */
  readonly step: string | undefined;
}

/** The names of all parts. */
export function namesIn({ request, read, step }: Parts): string[] {
  return [...request, ...[read, step].filter((name) => name !== undefined)];
}

/** The parts of an operation; `isSecured` when the contract needs more than one bearer token for all. */
export function partsOf(operation: Operation, isSecured: boolean): Parts {
  const { path, parameters, body, stream } = operation;
  const isOther = successTypes(operation).some((type) => !isJson(type));
  return {
    request: [
      ...(ownServer(operation) === undefined ? [] : ["addServer"]),
      ...(needsStyles(operation)
        ? ["addParameters"]
        : [
            ...(path.includes("{") ? ["addPath"] : []),
            ...(parameters.some(({ in: where }) => where === "query") ? ["addQuery"] : []),
            ...(hasDateHeader(operation) ? ["addHeaders"] : []),
          ]),
      ...(path.includes("#") ? ["dropFragment"] : []),
      ...(operation.pages === undefined ? [] : ["turnPage"]),
      ...(needsMedia(operation) ? ["addMedia"] : body === undefined ? [] : ["addBody"]),
      ...(isRepeatable(operation) ? [] : ["addRepeats"]),
      ...(isSecured ? ["addCredentials"] : []),
    ],
    read: stream === undefined ? (isOther ? "readMedia" : undefined) : "readStreams",
    step: stepOf(operation),
  };
}
