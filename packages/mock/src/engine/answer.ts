import type { JsonObject } from "@partner-licenses/document/json";
import { isJson, isXml } from "@partner-licenses/document/model/media-types";
import { textOf } from "@partner-licenses/document/values/wire/scalars";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import type { IHttpRequest, IHttpResponse } from "@stoplight/prism-http/dist/types.js";
import serializer from "@stoplight/prism-http-server/dist/serialize.js";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { BoundedMap } from "../shared/bounded.ts";
import { checkInput } from "./check/request.ts";
import { checkOutput } from "./check/response.ts";
import { rememberOrigins } from "./made-up.ts";
import { Model } from "./model.ts";
import { checkSecurity, mock, route, toViolations } from "./parts.ts";
import { problemAnswer, unreadable, violationHeader, violationsProblem } from "./problem.ts";
import type { Engine, EngineAnswer, EngineOptions, EngineRequest } from "./types.ts";

type Routed = E.Either<Error, number>;

/** What an operation answers depends on nothing but the key below, unless it is made by chance or has callbacks. */
function cacheKey(
  operation: number,
  request: EngineRequest,
  found: readonly IPrismDiagnostic[],
  seed: string | undefined,
): string {
  const { code, example } = request.prefer;
  const violations = found.length === 0 ? "" : JSON.stringify(found);
  return JSON.stringify([operation, code, example, request.headers["accept"], violations, seed]);
}

/** Prism's parts put together: route, check, mock, check the answer; routes and static answers are cached. */
class CachingEngine implements Engine {
  readonly #routes = new BoundedMap<string, Routed>(1000);
  readonly #answers = new BoundedMap<string, EngineAnswer>(300);
  readonly #operations: IHttpOperation[];
  readonly #model: Model;
  readonly #options: EngineOptions;

  constructor(operations: IHttpOperation[], model: Model, options: EngineOptions) {
    this.#operations = operations;
    this.#model = model;
    this.#options = options;
  }

  answer(request: EngineRequest): EngineAnswer {
    try {
      return this.#answer(request);
    } catch (error) {
      return problemAnswer(unreadable(error) ?? E.toError(error), -1);
    }
  }

  #answer(request: EngineRequest): EngineAnswer {
    const input = toPrismRequest(request);
    const routed = this.#route(request, input);
    if (E.isLeft(routed)) return problemAnswer(routed.left, -1);
    const operation = this.#operations[routed.right] as IHttpOperation;
    const found = this.#options.unchecked
      ? []
      : [...checkSecurity(operation, input), ...checkInput(this.#model, routed.right, request)];
    const dynamic = request.prefer.dynamic ?? this.#options.dynamic ?? false;
    const seed = dynamic ? (request.prefer.seed ?? this.#options.seed) : undefined;
    const isByChance = dynamic && !seed;
    if (isByChance || operation.callbacks?.length) return this.#build(routed.right, request, input, found);
    const key = cacheKey(routed.right, request, found, seed);
    const known = this.#answers.get(key);
    if (known) return known;
    const built = this.#build(routed.right, request, input, found);
    this.#answers.set(key, built);
    return built;
  }

  #route(request: EngineRequest, input: IHttpRequest): Routed {
    const key = `${request.method} ${request.path} ${request.server ?? ""}`;
    const known = this.#routes.get(key);
    if (known) return known;
    const found = route({ resources: this.#operations, input });
    const routed = E.isLeft(found) ? found : E.right(this.#operations.indexOf(found.right));
    this.#routes.set(key, routed);
    return routed;
  }

  #build(
    index: number,
    request: EngineRequest,
    input: IHttpRequest,
    found: IPrismDiagnostic[],
  ): EngineAnswer {
    const operation = this.#operations[index] as IHttpOperation;
    const mocked = mock(operation, input, found, mockConfig(this.#options, request));
    if (E.isLeft(mocked)) {
      // Prism reports these violations in the body or not at all, never in the header.
      const violations = toViolations("request", found);
      return { ...problemAnswer(mocked.left, index), violations };
    }
    const { statusCode: status, headers = {}, body } = mocked.right;
    const departures = checkOutput(this.#model, index, { status, headers, body });
    return finish(index, mocked.right, found, departures, this.#options.errors ?? false);
  }
}

/** Makes the engine that answers for these operations. */
export function createEngine(
  operations: IHttpOperation[],
  document: JsonObject,
  options: EngineOptions = {},
): Engine {
  const model = new Model(document, operations);
  rememberOrigins(operations, model);
  return new CachingEngine(operations, model, options);
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
    const body = output.body === undefined ? undefined : serialised(output.body, String(type));
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

/** A body as text in its media type: XML as Prism writes it, and nothing ends in an error because of its type. */
function serialised(body: unknown, type: string): string {
  if (isJson(type)) return JSON.stringify(body);
  if (isXml(type)) return serializer.serialize(body, type) as string;
  return textOf(body);
}
