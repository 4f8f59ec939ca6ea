/**
 * Stands in for Prism's `mocker/generator/JSONSchema`. The static sampler is the same one; faker and
 * json-schema-faker, most of Prism's weight, are loaded when the first dynamic answer is asked for.
 */
import { createRequire } from "node:module";
import * as sampler from "@stoplight/json-schema-sampler";
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";

type Dynamic = typeof import("@stoplight/prism-http/dist/mocker/generator/JSONSchema.js");
type Schema = Parameters<Dynamic["generate"]>[2];

let dynamic: Dynamic | undefined;
function loadDynamic(): Dynamic {
  dynamic ??= createRequire(__filename)("./generator.cjs") as Dynamic;
  return dynamic;
}

export function generate(...input: Parameters<Dynamic["generate"]>): E.Either<Error, unknown> {
  return loadDynamic().generate(...input);
}

export function resetGenerator(): void {
  dynamic?.resetGenerator();
}

export class GeneratorError extends Error {}

export class SchemaTooComplexGeneratorError extends GeneratorError {
  constructor(operation: IHttpOperation, cause: unknown) {
    super(
      `The operation ${operation.method.toUpperCase()} ${operation.path} references a JSON Schema that is too complex to generate.`,
      { cause },
    );
  }
}

export function generateStatic(operation: IHttpOperation, source: Schema): E.Either<Error, unknown> {
  try {
    return E.right(sampler.sample(source, { ticks: 2500 }, operation));
  } catch (error) {
    if (error instanceof sampler.SchemaSizeExceededError) {
      return E.left(new SchemaTooComplexGeneratorError(operation, error));
    }
    return E.left(E.toError(error));
  }
}
