import type { SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { dateMark } from "./types/dates.ts";

/**
 * Turns a string with `x-extensible-enum` into `"known" | (string & {})`: editors complete the known values,
 * and a value that appears later still type-checks. Leaves every other schema to openapi-typescript.
 */
export function openUnions(schema: SchemaObject): ts.TypeNode | undefined {
  const known: unknown = (schema as { "x-extensible-enum"?: unknown })["x-extensible-enum"];
  if (!Array.isArray(known) || !isStringSchema(schema)) return undefined;
  const { factory } = ts;
  const literals = known.map((value) =>
    factory.createLiteralTypeNode(factory.createStringLiteral(String(value))),
  );
  const anyString = factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  );
  const nullable =
    Array.isArray(schema.type) && schema.type.includes("null")
      ? [factory.createLiteralTypeNode(factory.createNull())]
      : [];
  return factory.createUnionTypeNode([...literals, anyString, ...nullable]);
}

/** `Date` for a text that is marked as one. */
export function dateNode(schema: SchemaObject): ts.TypeNode | undefined {
  if ((schema as Record<string, unknown>)[dateMark] !== true) return undefined;
  const { factory } = ts;
  const date = factory.createTypeReferenceNode("Date");
  const isNullable = Array.isArray(schema.type) && schema.type.includes("null");
  const isNullable30 = (schema as { nullable?: boolean }).nullable === true;
  const none = factory.createLiteralTypeNode(factory.createNull());
  return isNullable || isNullable30 ? factory.createUnionTypeNode([date, none]) : date;
}

function isStringSchema(schema: SchemaObject): boolean {
  const type: unknown = schema.type;
  return (
    type === "string" || (Array.isArray(type) && type.every((name) => name === "string" || name === "null"))
  );
}
