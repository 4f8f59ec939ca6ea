import type { JsonObject } from "@partner-licenses/document/json";
import { callbacksOf } from "@partner-licenses/document/model/operations";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { exampleCall } from "./call/example.ts";
import { checkRequest } from "./check/request.ts";
import { checkOutput } from "./check/response.ts";
import { CoverageCount } from "./coverage/coverage.ts";
import { Model } from "./model.ts";
import { toViolations } from "./parts.ts";
import { unreadable } from "./problem.ts";
import { isUnrouted, Router } from "./route/router.ts";
import type { CheckedRequest, Checker, Violation } from "./types.ts";

/** The checks on their own: for traffic that somebody else answers. It never throws. */
export function createChecker(operations: IHttpOperation[], document: JsonObject): Checker {
  const model = new Model(document, operations);
  const { request, response } = throwingChecker(operations, model);
  return {
    count: () => new CoverageCount(model),
    call: (operation) => exampleCall(model, model.operations[operation]),
    callbacks(operation) {
      const declared = model.operations[operation];
      const found = declared === undefined ? [] : callbacksOf(model.workspace, declared);
      return found.map((each) => ({
        ...exampleCall(model, { ...each, path: "/" }),
        method: each.method.toUpperCase(),
        path: each.path,
      }));
    },
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
  if (isUnrouted(error))
    return { location: [side], severity: "Error", code: "route", message: error.detail || error.message };
  const { message } = unreadable(error) ?? E.toError(error);
  return { location: [side], severity: "Error", code: "unreadable", message };
}

function throwingChecker(operations: IHttpOperation[], model: Model): Pick<Checker, "request" | "response"> {
  const router = new Router(operations, model.operations);
  return {
    request({ method, path, search, headers, body }): CheckedRequest {
      const routed = router.find({ method, path, search });
      const { index, found } = checkRequest(model, routed, { path: routed.path, search, headers, body });
      return { operation: index, violations: toViolations("request", found) };
    },
    response(index, answer): Violation[] {
      return toViolations("response", checkOutput(model, index, answer));
    },
  };
}
