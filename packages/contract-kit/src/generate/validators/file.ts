import { targetOf } from "@partner-licenses/document/deref";
import { type Json, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import { runtime } from "../imports.ts";
import { fileText, key } from "../text.ts";
import { visit } from "../types/visit.ts";
import type { Context } from "./context.ts";
import { check } from "./emit.ts";
import { isWriteOnly } from "./object.ts";

/** Checks of each JSON answer of each operation, put together from the runtime's small ones: a file for successes, one for errors. */
export function validatorFiles(model: Model): Record<string, string> {
  const written = writtenNames(model.document);
  return {
    "validators.ts": fileOf(model, written, /^2/, "successChecks", "Checks of success answers"),
    "error-validators.ts": fileOf(model, written, /^[^2]/, "errorChecks", "Checks of error answers"),
  };
}

function fileOf(
  model: Model,
  written: ReadonlySet<string>,
  statuses: RegExp,
  name: string,
  comment: string,
): string {
  const context: Context = {
    document: model.document,
    written,
    imports: new Set(["type Check"]),
    uses: countUses(model, statuses),
    constants: new Map(),
    unfinished: new Set(),
    lines: [],
  };
  const entries = model.operations.flatMap((operation) => answerLines(context, operation, statuses));
  return fileText([
    `import { ${[...context.imports].join(", ")} } from ${JSON.stringify(`${runtime}/checks`)};`,
    "",
    ...context.lines,
    `/** ${comment}, by operationId followed by status. */`,
    `export const ${name}: Readonly<Record<string, Check>> = {`,
    ...entries,
    "};",
  ]);
}

function answerLines(context: Context, operation: Operation, statuses: RegExp): string[] {
  return schemasOf(operation, statuses).map(
    ({ status, schema }) => `  ${key(operation.id + status)}: ${check(context, schema)},`,
  );
}

/** The schemas of JSON answers, and of the items of a stream, which have a name of their own next to them. */
function schemasOf(operation: Operation, statuses: RegExp): { status: string; schema: Json }[] {
  return operation.responses.flatMap(({ status, content }) => {
    if (!statuses.test(status)) return [];
    const media = Object.entries(content).find(([type]) => isJson(type))?.[1];
    const { stream } = operation;
    return [
      ...(media?.schema === undefined ? [] : [{ status, schema: media.schema }]),
      ...(stream?.item === undefined || !(stream.media in content)
        ? []
        : [{ status: `.item${status}`, schema: stream.item }]),
    ];
  });
}

function writtenNames(document: JsonObject): Set<string> {
  const names = new Set<string>();
  visit(document, (kind, value) => {
    if (kind !== "schema") return;
    for (const [name, property] of Object.entries(objectOrEmpty(value.properties)))
      if (isWriteOnly(document, property)) names.add(name);
  });
  return names;
}

/** How often each component is referenced from these answers: one that is referenced once needs no constant. */
function countUses(model: Model, statuses: RegExp): Map<string, number> {
  const uses = new Map<string, number>();
  const visit = (value: Json | undefined): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name !== "$ref" || typeof inner !== "string") visit(inner);
      else {
        const before = uses.get(inner) ?? 0;
        uses.set(inner, before + 1);
        if (before === 0) visit(targetOf(model.document, inner));
      }
    }
  };
  for (const operation of model.operations)
    for (const { schema } of schemasOf(operation, statuses)) visit(schema);
  return uses;
}
