import type { IPrismDiagnostic } from "@stoplight/prism-core";
import type { IHttpRequest, IHttpResponse } from "@stoplight/prism-http/dist/types.js";
import serializer from "@stoplight/prism-http-server/dist/serialize.js";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { BoundedMap } from "../shared/bounded.ts";
import { checkRequest, checkResponse, mock, route, toViolations } from "./parts.ts";
import { problemAnswer, violationHeader, violationsProblem } from "./problem.ts";
import type { Engine, EngineAnswer, EngineOptions, EngineRequest } from "./types.ts";

type Routed = E.Either<Error, number>;

/** What an operation answers depends on nothing but the key below, unless it is generated or has callbacks. */
function cacheKey(operation: number, request: EngineRequest, found: readonly IPrismDiagnostic[]): string {
  const { code, example } = request.prefer;
  const violations = found.length === 0 ? "" : JSON.stringify(found);
  return JSON.stringify([operation, code, example, request.headers["accept"], violations]);
}

/** Puts Prism's parts together: route, check, mock, check the answer; routes and static answers are cached. */
export function createEngine(operations: IHttpOperation[], options: EngineOptions = {}): Engine {
  const routes = new BoundedMap<string, Routed>(1000);
  const answers = new BoundedMap<string, EngineAnswer>(2000);
  const indexes = new Map(operations.map((operation, index) => [operation, index]));

  function find(request: EngineRequest, input: IHttpRequest): Routed {
    const key = `${request.method} ${request.path} ${request.server ?? ""}`;
    const known = routes.get(key);
    if (known) return known;
    const found = route({ resources: operations, input });
    const routed = E.isLeft(found) ? found : E.right(indexes.get(found.right) ?? -1);
    routes.set(key, routed);
    return routed;
  }

  function build(
    index: number,
    request: EngineRequest,
    input: IHttpRequest,
    found: IPrismDiagnostic[],
  ): EngineAnswer {
    const operation = operations[index] as IHttpOperation;
    const mocked = mock(operation, input, found, mockConfig(options, request));
    if (E.isLeft(mocked)) return problemAnswer(mocked.left, index);
    return finish(
      index,
      mocked.right,
      found,
      checkResponse(operation, mocked.right),
      options.errors ?? false,
    );
  }

  function answer(request: EngineRequest): EngineAnswer {
    const input = toPrismRequest(request);
    const routed = find(request, input);
    if (E.isLeft(routed)) return problemAnswer(routed.left, -1);
    const index = routed.right;
    const operation = operations[index] as IHttpOperation;
    const found = options.unchecked ? [] : checkRequest(operation, input);
    const dynamic = request.prefer.dynamic ?? options.dynamic ?? false;
    if (dynamic || operation.callbacks?.length) return build(index, request, input, found);
    const key = cacheKey(index, request, found);
    let cached = answers.get(key);
    if (!cached) {
      cached = build(index, request, input, found);
      answers.set(key, cached);
    }
    return cached;
  }

  return {
    answer(request) {
      try {
        return answer(request);
      } catch (error) {
        return problemAnswer(E.toError(error), -1);
      }
    },
  };
}

function toPrismRequest({ method, path, server, query, headers, body }: EngineRequest): IHttpRequest {
  const url = { path, query, ...(server === undefined ? {} : { baseUrl: server }) };
  return { method: method.toLowerCase() as IHttpRequest["method"], url, headers, body };
}

function mockConfig(options: EngineOptions, { prefer }: EngineRequest) {
  const seed = prefer.seed ?? options.seed;
  return {
    dynamic: prefer.dynamic ?? options.dynamic ?? false,
    ignoreExamples: options.ignoreExamples ?? false,
    ...(prefer.code === undefined ? {} : { code: prefer.code }),
    ...(prefer.example === undefined ? {} : { exampleKey: prefer.example }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function finish(
  operation: number,
  output: IHttpResponse,
  input: readonly IPrismDiagnostic[],
  response: readonly IPrismDiagnostic[],
  errors: boolean,
): EngineAnswer {
  const violations = [...toViolations("request", input), ...toViolations("response", response)];
  const failed = violations.filter(
    (violation) => violation.location[0] === "response" && violation.severity === "Error",
  );
  if (errors && failed.length > 0) return problemAnswer(violationsProblem(failed), operation, violations);
  const headers: Record<string, unknown> = { ...output.headers };
  const type = headers["Content-type"] ?? headers["content-type"];
  try {
    const body = serializer.serialize(output.body, type as string) as string | undefined;
    return {
      status: output.statusCode,
      headers,
      body,
      violations,
      violationHeader: violationHeader(violations),
      operation,
    };
  } catch (error) {
    return problemAnswer(E.toError(error), operation, violations);
  }
}
