import type { Operation } from "../model/operations.ts";

/** The doc comment of something derived from an operation: summary, HTTP line, deprecation, link. */
export function shortDoc(operation: Operation): string[] {
  return operationDoc({ ...operation, description: undefined }, deprecationSentence(operation));
}

/** The doc comment of an operation: summary, description, HTTP line, deprecation, link. */
export function operationDoc(operation: Operation, deprecation = deprecationSentence(operation)): string[] {
  const lines = [operation.summary ?? operation.id];
  if (operation.description !== undefined) lines.push("", ...operation.description.trim().split("\n"));
  lines.push("", `\`${operation.method.toUpperCase()} ${operation.path}\``);
  if (operation.deprecated) lines.push("", `@deprecated ${deprecation}`);
  if (operation.documentation !== undefined) lines.push(`@see ${operation.documentation}`);
  return lines;
}

function deprecationSentence(operation: Operation): string {
  const sentences = (operation.description ?? "").replaceAll(/\s+/g, " ").split(/(?<=\.)\s/);
  const found = sentences.find((sentence) => /supersed|successor|replac|deprecat|instead/i.test(sentence));
  return (
    found?.replace(/^\*\*\w+\.?\*\*\s*/, "").trim() ?? "The contract marks this operation as deprecated."
  );
}
