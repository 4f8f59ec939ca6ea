import type { JsonObject } from "@partner-licenses/document/json";
import type { IHttpRequest } from "@stoplight/prism-http/dist/types.js";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { checkInput } from "./check/request.ts";
import { checkOutput } from "./check/response.ts";
import { Model } from "./model.ts";
import { checkSecurity, route, toViolations } from "./parts.ts";
import { unreadable } from "./problem.ts";
import type { CheckedRequest, Checker, Violation } from "./types.ts";

/** The checks on their own: for traffic that somebody else answers. It never throws. */
export function createChecker(operations: IHttpOperation[], document: JsonObject): Checker {
  const { request, response } = throwingChecker(operations, new Model(document, operations));
  return {
    request(asked) {
      try {
        return request(asked);
      } catch (error) {
        return { operation: -1, violations: [unread("request", error)] };
      }
    },
    response(index, answer) {
      try {
        return response(index, answer);
      } catch (error) {
        return [unread("response", error)];
      }
    },
  };
}

function unread(side: "request" | "response", error: unknown): Violation {
  const { message } = unreadable(error) ?? E.toError(error);
  return { location: [side], severity: "Error", code: "unreadable", message };
}

function throwingChecker(operations: IHttpOperation[], model: Model): Checker {
  return {
    request({ method, path, query, search, headers, body }): CheckedRequest {
      const input: IHttpRequest = {
        method: method.toLowerCase() as IHttpRequest["method"],
        url: { path, query },
        headers,
        body,
      };
      const found = route({ resources: operations, input });
      if (E.isLeft(found)) return { operation: -1, violations: [unrouted(found.left)] };
      const operation = operations.indexOf(found.right);
      const faults = [
        ...checkSecurity(found.right, input),
        ...checkInput(model, operation, { path, search, headers, body }),
      ];
      return { operation, violations: toViolations("request", faults) };
    },
    response(index, answer): Violation[] {
      return toViolations("response", checkOutput(model, index, answer));
    },
  };
}

function unrouted(error: Error & { detail?: string }): Violation {
  return { location: ["request"], severity: "Error", code: "route", message: error.detail || error.message };
}
