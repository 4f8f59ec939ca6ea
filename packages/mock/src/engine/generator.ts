/**
 * Stands in for Prism's `mocker/generator/JSONSchema`: values are made by our own sampler, which holds them against
 * the contract before they are sent.
 */
import type { IHttpOperation } from "@stoplight/types";
import * as E from "fp-ts/lib/Either.js";
import { makeUp } from "./made-up.ts";

type Made = E.Either<Error, unknown>;

/** A value by chance, the same for the same seed. */
export function generate(_operation: IHttpOperation, _bundle: unknown, source: object, seed?: string): Made {
  return made(source, seed ?? Math.floor(Math.random() * 2 ** 31));
}

/** The same value every time, by example and default where there are some. */
export function generateStatic(_operation: IHttpOperation, source: object): Made {
  return made(source, undefined);
}

function made(source: object, seed: string | number | undefined): Made {
  return E.tryCatch(() => makeUp(source, seed), E.toError);
}

/** There is no state between answers. */
export function resetGenerator(): void {}

/** Prism looks for it among errors; ours name what does not fit. */
export class SchemaTooComplexGeneratorError extends Error {}
