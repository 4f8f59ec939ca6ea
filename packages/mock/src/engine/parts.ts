/** The parts of Prism that answer a request, taken from its own modules. */

import type { IPrismDiagnostic } from "@stoplight/prism-core";
import mocker from "@stoplight/prism-http/dist/mocker/index.js";
import type { IHttpConfig, IHttpRequest, IHttpResponse } from "@stoplight/prism-http/dist/types.js";
import { DiagnosticSeverity, type IHttpOperation } from "@stoplight/types";
import type * as E from "fp-ts/lib/Either.js";
import { silentLogger } from "../stand-ins/log.ts";
import type { Violation } from "./types.ts";

type MockConfig = IHttpConfig["mock"];
type Logger = Parameters<ReturnType<typeof mocker.default>>[0];

/** Negotiates and builds the response; the `Left` is Prism's problem. */
export function mock(
  resource: IHttpOperation,
  data: IHttpRequest,
  validations: IPrismDiagnostic[],
  config: MockConfig,
): E.Either<Error, IHttpResponse> {
  // Prism makes errors before it knows whether there is a fault, and nobody reads where they were made.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return mocker.default({ resource, input: { data, validations }, config })(
      silentLogger as unknown as Logger,
    );
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export function toViolations(
  prefix: "request" | "response",
  found: readonly IPrismDiagnostic[],
): Violation[] {
  return found.map((detail) => ({
    location: [prefix, ...(detail.path ?? [])],
    severity: DiagnosticSeverity[detail.severity] ?? "",
    code: detail.code,
    message: detail.message,
  }));
}
