import { isJson } from "@partner-licenses/document/model/media-types";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { responseFor } from "../contract/responses.ts";
import type { Operation } from "../contract/types.ts";
import { type FinishOptions, finish } from "./finish.ts";
import type { Model } from "./model.ts";
import { mock } from "./parts.ts";
import { problemAnswer } from "./problem.ts";
import type { EngineAnswer, EngineOptions, WantedResponse } from "./types.ts";

/**
 * An answer as a test wants it: status, example, headers and body where they are named, all else as the contract has
 * it. What departs from the contract is in the violations; a status that it does not declare is sent as it is.
 */
export function respond(
  model: Model,
  operation: IHttpOperation | undefined,
  index: number,
  wanted: WantedResponse,
  options: Omit<EngineOptions, "exact"> & FinishOptions,
): EngineAnswer {
  if (operation === undefined) return problemAnswer(new Error("There is no such operation."), index);
  const base = baseOf(operation, wanted, options);
  // Without a body of its own, the answer is the contract's, and so is what makes it impossible.
  if (base instanceof Error && wanted.body === undefined && wanted.status === undefined)
    return problemAnswer(base, index);
  const found = base instanceof Error ? { statusCode: wanted.status ?? 200, headers: {} } : base;
  const statusCode = wanted.status ?? found.statusCode;
  const body = wanted.body === undefined ? found.body : wanted.body.value;
  const headers = merged(found.headers ?? {}, wanted.headers ?? {});
  const isTyped = Object.keys(headers).some((name) => /^content-type$/i.test(name));
  if (body !== undefined && !isTyped) headers["Content-Type"] = typeOf(operation, statusCode, body);
  return finish(model, index, { statusCode, headers, body }, [], options);
}

interface Base {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function baseOf(
  operation: IHttpOperation,
  { status, example, accept }: WantedResponse,
  { ignoreExamples = false, dynamic = false, seed }: Omit<EngineOptions, "exact">,
): Base | Error {
  const headers = accept === undefined ? {} : { accept };
  const config = {
    ...{ dynamic, ignoreExamples },
    ...(status === undefined ? {} : { code: status }),
    ...(example === undefined ? {} : { exampleKey: example }),
    ...(seed === undefined ? {} : { seed }),
  };
  const request = { method: operation.method as "get", url: { path: operation.path }, headers };
  const mocked = mock(operation, request, [], config);
  return E.isLeft(mocked) ? mocked.left : mocked.right;
}

/** Names of headers ignore case. */
function merged(
  base: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const replaced = new Set(Object.keys(own).map((name) => name.toLowerCase()));
  const kept = Object.entries(base).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...own };
}

/** What a body is sent as where nobody says: as the contract declares it, JSON where there is a choice. */
function typeOf(operation: IHttpOperation, status: number, body: unknown): string {
  const { contents = [] } = responseFor(operation as Operation, status) ?? {};
  const types = contents.map(({ mediaType }) => mediaType).filter((type) => !type.includes("*"));
  const fallback = typeof body === "string" ? "text/plain" : "application/json";
  return types.find(isJson) ?? types[0] ?? fallback;
}
