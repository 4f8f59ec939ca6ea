import type { Json } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import { runtime } from "../imports.ts";
import { fileText, key } from "../text.ts";
import type { Context } from "./context.ts";
import { check } from "./emit.ts";
import { contextOf } from "./start.ts";

/** Checks of each JSON answer of each operation, put together from the runtime's small ones: a file for successes, one for errors. */
export function validatorFiles(model: Model): Record<string, string> {
  return {
    "validators.ts": fileOf(model, /^2/, "successChecks", "Checks of success answers"),
    "error-validators.ts": fileOf(model, /^[^2]/, "errorChecks", "Checks of error answers"),
  };
}

function fileOf(model: Model, statuses: RegExp, name: string, comment: string): string {
  const schemas = model.operations.flatMap((operation) => schemasOf(operation, statuses));
  const context = contextOf(
    model,
    schemas.map(({ schema }) => schema),
  );
  const entries = model.operations.flatMap((operation) => answerLines(context, operation, statuses));
  return fileText([
    `import { ${["type Check", ...context.imports].join(", ")} } from ${JSON.stringify(`${runtime}/checks`)};`,
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
