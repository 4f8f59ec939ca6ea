import { setShouldValidateSchema } from "@hyperjump/json-schema";
import {
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  validate,
} from "@hyperjump/json-schema/openapi-3-1";
import "@hyperjump/json-schema/openapi-3-0";
import "@hyperjump/json-schema/openapi-3-2";
import "@hyperjump/json-schema/formats";
import type { Version } from "../../src/reader/version.ts";

setShouldValidateFormat(true);
// The documents around the schemas need not be whole contracts.
setShouldValidateSchema(false);

const dialects = {
  "3.0": "https://spec.openapis.org/oas/3.0/schema",
  "3.1": "https://spec.openapis.org/oas/3.1/schema-base",
  "3.2": "https://spec.openapis.org/oas/3.2/schema-base",
} as const;

let count = 0;

/** A second opinion: a validator by others that shares no code with ours, nor our reading of references and dialects. */
export interface Independent {
  /**
   * Whether the schema, by its position in the list, accepts the value.
   * Undefined where it asks itself about the same value without an end, which ours answers.
   */
  accepts(index: number, value: unknown): Promise<boolean | undefined>;
  forget(): void;
}

/** The independent validator of schemas that refer to the document. */
export function independentOf(document: object, schemas: readonly unknown[], dialect: Version): Independent {
  const uri = `https://example.org/contract-${count++}`;
  const whole = { ...document, judged: schemas };
  registerSchema(whole as unknown as Parameters<typeof registerSchema>[0], uri, dialects[dialect]);
  return {
    accepts: async (index, value) => {
      const check = await validate(`${uri}#/judged/${index}`);
      try {
        return check(value as Parameters<typeof check>[0]).valid;
      } catch (error) {
        if (error instanceof RangeError) return undefined;
        throw error;
      }
    },
    forget: () => unregisterSchema(uri),
  };
}
