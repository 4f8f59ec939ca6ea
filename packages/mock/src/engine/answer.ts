import type { JsonObject } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Operation } from "@partner-licenses/document/model/operations";
import type { IPrismDiagnostic } from "@stoplight/prism-core";
import mockerErrors from "@stoplight/prism-http/dist/mocker/errors.js";
import prismTypes, { type IHttpRequest, type IHttpResponse } from "@stoplight/prism-http/dist/types.js";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { ordinaryResponse, responseFor } from "../contract/responses.ts";
import type { Operation as Operated } from "../contract/types.ts";
import { BoundedMap } from "../shared/bounded.ts";
import { checkRequest } from "./check/request.ts";
import { ExactIntegers } from "./exact.ts";
import { finish, noStatusFor } from "./finish.ts";
import { LinkedExamples } from "./linked.ts";
import { rememberOrigins } from "./made-up.ts";
import { Model } from "./model.ts";
import type { EngineOperation } from "./operation.ts";
import { pageOf } from "./pages.ts";
import { mock, toViolations } from "./parts.ts";
import { problemAnswer, unreadable } from "./problem.ts";
import { respond } from "./respond.ts";
import { Router } from "./route/router.ts";
import type {
  Engine,
  EngineAnswer,
  EngineOptions,
  EngineRequest,
  RequestValues,
  SchemaFault,
  WantedResponse,
} from "./types.ts";
import { valuesOf } from "./values.ts";

/** What an operation answers depends on nothing but the key below, unless it is made by chance. */
function cacheKey(
  operation: number,
  request: EngineRequest,
  found: readonly IPrismDiagnostic[],
  seed: string | undefined,
): string {
  const { code, example } = request.prefer;
  if (found.length === 0 && example === undefined && seed === undefined)
    return `${operation} ${code} ${request.headers.accept}`;
  const violations = found.length === 0 ? "" : JSON.stringify(found);
  return JSON.stringify([operation, code, example, request.headers.accept, violations, seed]);
}

/** The parts put together: route, check, mock, check the answer; static answers are cached. */
class CachingEngine implements Engine {
  readonly #answers: BoundedMap<string, EngineAnswer>;
  readonly #served: readonly EngineOperation[];
  readonly #operations = new Map<number, IHttpOperation>();
  readonly #model: Model;
  readonly #router: Router;
  readonly #linked: LinkedExamples;
  readonly #options: EngineOptions;
  readonly #exact: ExactIntegers;

  constructor(operations: readonly EngineOperation[], model: Model, options: EngineOptions) {
    this.#served = operations;
    // The ordinary answers of all operations fit, and some others.
    this.#answers = new BoundedMap(Math.max(300, 2 * operations.length));
    this.#model = model;
    this.#router = new Router(operations, model.operations, options.basePaths);
    this.#linked = new LinkedExamples(model);
    this.#options = options;
    this.#exact = new ExactIntegers(options.exact);
  }

  answer(request: EngineRequest): EngineAnswer {
    try {
      return this.#answer(request);
    } catch (error) {
      return problemAnswer(unreadable(error) ?? E.toError(error), -1);
    }
  }

  #answer(request: EngineRequest): EngineAnswer {
    const routed = this.#router.find(request);
    const asked = { ...request, path: routed.path };
    const { index, found } = this.#options.unchecked
      ? { index: routed.operation, found: [] }
      : checkRequest(this.#model, routed, asked);
    const ordinary = this.#ordinary(index, asked, found);
    return found.length === 0 ? this.#paged(index, request, ordinary) : ordinary;
  }

  /** The page that is asked for, where an ordinary answer is one of several. */
  #paged(index: number, request: EngineRequest, first: EngineAnswer): EngineAnswer {
    const operation = this.#model.operations[index] as Operation;
    const { code, example } = request.prefer;
    const isChosen = code !== undefined || example !== undefined;
    if (isChosen || operation.value["x-pagination"] === undefined || !isJsonText(first)) return first;
    const { status, headers } = first;
    const finished = (body: unknown, link?: string): EngineAnswer => {
      const others = Object.entries(headers).filter(([name]) => link === undefined || !/^link$/i.test(name));
      const sent = { ...Object.fromEntries(others), ...(link && { Link: link }) };
      const options = { ...this.#options, exact: this.#exact };
      return finish(
        this.#model,
        index,
        { statusCode: status, headers: sent as Record<string, string>, body },
        [],
        options,
      );
    };
    const page = pageOf(this.#model.workspace, operation, request, {
      first: JSON.parse(first.body),
      other: (number) => {
        const prefer = { code: status, dynamic: true, seed: `page-${number}` };
        const { body = "null" } = this.#ordinary(index, { ...request, prefer }, []);
        return JSON.parse(body) as unknown;
      },
      fits: (body) => finished(body).violations.length === 0,
    });
    return page === undefined ? first : finished(page.body, page.link);
  }

  #ordinary(index: number, asked: EngineRequest, found: IPrismDiagnostic[]): EngineAnswer {
    const dynamic = asked.prefer.dynamic ?? this.#options.dynamic ?? false;
    const seed = dynamic ? (asked.prefer.seed ?? this.#options.seed) : undefined;
    const isByChance = dynamic && !seed;
    const isPlain = found.length === 0 && !dynamic && !this.#options.ignoreExamples;
    const wanted = isPlain ? this.#linked.choose(index, asked) : asked;
    if (isByChance) return this.#build(index, wanted, found);
    const key = cacheKey(index, wanted, found, seed);
    const known = this.#answers.get(key);
    if (known) return known;
    const built = this.#build(index, wanted, found);
    this.#answers.set(key, built);
    return built;
  }

  respond(index: number, wanted: WantedResponse): EngineAnswer {
    const operation = index in this.#served ? this.#operation(index) : undefined;
    return respond(this.#model, operation, index, wanted, {
      ...this.#options,
      exact: this.#exact,
    });
  }

  read(index: number, request: EngineRequest): RequestValues {
    const path = this.#router.restOf(index, request);
    for (const digits of request.digits ?? []) this.#exact.note(digits);
    return valuesOf(this.#model, index, { ...request, path }, (digits) => this.#exact.note(digits));
  }

  faults(): SchemaFault[] {
    return this.#model.faults();
  }

  /**
   * An operation as Prism answers for it, without the `deprecation: true` header that no contract declares (and
   * RFC 9745 forbids), and without callbacks, which our server sends.
   */
  #operation(index: number): IHttpOperation {
    const known = this.#operations.get(index);
    if (known !== undefined) return known;
    const served = this.#served[index] as EngineOperation;
    const operation = { ...(served.whole ?? served), deprecated: false, callbacks: [] };
    rememberOrigins(operation.responses, index, this.#model);
    this.#operations.set(index, operation);
    return operation;
  }

  #build(index: number, request: EngineRequest, found: IPrismDiagnostic[]): EngineAnswer {
    const operation = this.#operation(index);
    const problem = noStatusFor(operation, request.prefer.code);
    if (problem !== undefined) return problemAnswer(problem, index, toViolations("request", found));
    const mocked = mock(operation, toPrismRequest(request), found, mockConfig(this.#options, request));
    if (E.isLeft(mocked)) {
      // Without a schema there is nothing to make by chance.
      if (/^Tried to force a dynamic response/.test(mocked.left.message))
        return this.#build(index, { ...request, prefer: { ...request.prefer, dynamic: false } }, found);
      const other = this.#elsewhere(index, request);
      if (other !== undefined) return this.#build(index, other, found);
      // Prism reports these violations in the body or not at all, never in the header.
      const violations = toViolations("request", found);
      return { ...problemAnswer(mocked.left, index), violations };
    }
    const { code } = request.prefer;
    if (code !== undefined && found.length === 0 && mocked.right.statusCode !== code)
      return this.#unaccepted(index, request, code);
    const answer = withHeadersOf(request.prefer.example, operation, mocked.right);
    return finish(this.#model, index, answer, found, { ...this.#options, exact: this.#exact });
  }

  /** The request for the media type that has the example which is asked for, where the client takes any. */
  #elsewhere(index: number, request: EngineRequest): EngineRequest | undefined {
    const { accept } = request.headers;
    const { code, example } = request.prefer;
    if (example === undefined || (accept !== undefined && !/^\s*\*\/\*\s*$/.test(accept))) return undefined;
    const operation = this.#operation(index) as Operated;
    const response =
      code === undefined ? ordinaryResponse(operation.responses) : responseFor(operation, code);
    const media = response?.contents?.find(({ examples = [] }) =>
      examples.some(({ key }) => key === example),
    );
    return media && { ...request, headers: { ...request.headers, accept: media.mediaType } };
  }

  /**
   * A status that is asked for and that has no media type which the client accepts. Errors are sent in their own, as
   * servers do; where Prism sends another status, a success is refused.
   */
  #unaccepted(index: number, request: EngineRequest, code: number): EngineAnswer {
    const { accept, ...headers } = request.headers;
    if (code >= 400 && accept !== undefined) return this.#build(index, { ...request, headers }, []);
    const detail = `Status ${code} has no media type that Accept allows: ${accept}`;
    return problemAnswer(notAcceptable(detail), index);
  }
}

/** Makes the engine that answers for these operations. */
export function createEngine(
  operations: readonly EngineOperation[],
  document: JsonObject,
  options: EngineOptions = {},
): Engine {
  const model = new Model(document, operations);
  return new CachingEngine(operations, model, options);
}

/** The answer with the example of that name of each header, where it has one. */
function withHeadersOf(
  example: string | undefined,
  operation: IHttpOperation,
  answer: IHttpResponse,
): IHttpResponse {
  if (example === undefined) return answer;
  const { headers = [] } = responseFor(operation, answer.statusCode) ?? {};
  const named = headers.flatMap(({ name, examples = [] }) =>
    examples.flatMap((each) => (each.key === example && "value" in each ? [[name, each.value]] : [])),
  );
  return { ...answer, headers: { ...answer.headers, ...Object.fromEntries(named) } };
}

function notAcceptable(detail: string): Error {
  return prismTypes.ProblemJsonError.fromTemplate(mockerErrors.NOT_ACCEPTABLE, detail);
}

function isJsonText(answer: EngineAnswer): answer is EngineAnswer & { body: string } {
  const [, type] = Object.entries(answer.headers).find(([name]) => /^content-type$/i.test(name)) ?? [];
  return answer.status < 300 && answer.body !== undefined && isJson(String(type));
}

function toPrismRequest({ method, path, server, query, headers, body }: EngineRequest): IHttpRequest {
  const url = { path, query, ...(server === undefined ? {} : { baseUrl: server }) };
  // Prism sends nothing where `*/*` stands in Accept and no type is wanted.
  const accept = headers.accept?.replace(/\*\/\*(?=\s*;\s*q=0(\.0*)?\s*(,|$))/gi, "none/none");
  const sent = accept === headers.accept || accept === undefined ? headers : { ...headers, accept };
  return { method: method.toLowerCase() as IHttpRequest["method"], url, headers: sent, body };
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
