import type { Schema } from "../../src/values/schema/schemas.ts";
import type { Reading } from "../../src/values/schema/types.ts";
import { schemaAt, schemasOf } from "./contracts.ts";

/** A schema of a small contract whose components are the given ones. */
export function read(raw: unknown, components: object = {}, reading: Partial<Reading> = {}): Schema {
  const document = { openapi: "3.1.0", components: { schemas: components }, raw };
  return schemaAt(schemasOf(document, { dialect: "3.1", ...reading }), document, "#/raw", raw);
}
