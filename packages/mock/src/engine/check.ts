import type { IHttpRequest, IHttpResponse } from "@stoplight/prism-http/dist/types.js";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { checkRequest, checkResponse, route, toViolations } from "./parts.ts";
import { unreadable } from "./problem.ts";
import type { CheckedRequest, Checker, Violation } from "./types.ts";

/** Prism's validation on its own: for traffic that somebody else answers. It never throws. */
export function createChecker(operations: IHttpOperation[]): Checker {
  const { request, response } = throwingChecker(operations);
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

function throwingChecker(operations: IHttpOperation[]): Checker {
  return {
    request({ method, path, query, headers, body }): CheckedRequest {
      const input: IHttpRequest = {
        method: method.toLowerCase() as IHttpRequest["method"],
        url: { path, query },
        headers,
        body,
      };
      const found = route({ resources: operations, input });
      if (E.isLeft(found)) return { operation: -1, violations: [unrouted(found.left)] };
      const operation = operations.indexOf(found.right);
      return { operation, violations: toViolations("request", checkRequest(found.right, input)) };
    },
    response(index, { status, headers, body }): Violation[] {
      const operation = operations[index];
      if (!operation) return [];
      const output: IHttpResponse = { statusCode: status, headers, body };
      return toViolations("response", checkResponse(operation, output));
    },
  };
}

function unrouted(error: Error & { detail?: string }): Violation {
  return { location: ["request"], severity: "Error", code: "route", message: error.detail || error.message };
}
