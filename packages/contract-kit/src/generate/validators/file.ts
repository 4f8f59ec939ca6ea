import { type JsonObject, readPointer } from "../../model/json.ts";
import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import { fileText, key } from "../text.ts";
import { arrow, type Context, checks, local, parameters } from "./emit.ts";
import { usedHelpers } from "./helpers.ts";

/** Plain code that checks each JSON response of each operation against its schema. */
export function validatorsFile(model: Model): string {
  const context: Context = { document: model.document, functions: new Map(), pending: [], locals: 0 };
  const success = model.operations.flatMap((operation) => operationLines(context, operation, /^2/));
  const all = model.operations.flatMap((operation) => operationLines(context, operation, /^/));
  const functions = componentFunctions(context);
  const code = [
    ...functions,
    "/** Checks of success answers, by operationId and status. */",
    "export const successValidators: Validators = {",
    ...success,
    "};",
    "",
    "/** Checks of all answers, by operationId and status. */",
    "export const validators: Validators = {",
    ...all,
    "};",
  ];
  return fileText([...prelude, ...usedHelpers(code.join("\n")), "", ...code]);
}

const prelude = [
  "// Bodies are of any shape until they are checked.",
  "/** One way in which a body departs from the contract. Only `invalid` breaks it; the others are additions. */",
  'export interface Issue { readonly kind: "invalid" | "unknown-field" | "unknown-value"; readonly path: string; readonly message: string }',
  "/** Pushes what it finds to `issues`; `path` is that of the value, `$` for the whole body. */",
  "export type Check = (value: any, path: string, issues: Issue[]) => void;",
  "export type Validators = { readonly [operation: string]: { readonly [status: string]: Check } };",
  "",
];

function operationLines(context: Context, operation: Operation, statuses: RegExp): string[] {
  const entries = operation.responses.flatMap((response) => {
    if (!statuses.test(response.status)) return [];
    const media = Object.entries(response.content).find(([type]) => /[/+]json\b/.test(type))?.[1];
    if (media?.["schema"] === undefined) return [];
    return [`    ${key(response.status)}: ${checkFunction(context, media)},`];
  });
  return entries.length === 0 ? [] : [`  ${key(operation.id)}: {`, ...entries, "  },"];
}

function checkFunction(context: Context, media: JsonObject): string {
  const value = local(context, "v");
  const body = checks(context, media["schema"], { value, path: "path", branch: false });
  const direct = body.length === 1 ? /^(\w+)\(\w+, path, issues\);$/.exec(body[0] ?? "") : null;
  if (direct !== null && context.functions.has(String((media["schema"] as JsonObject)["$ref"])))
    return direct[1] ?? "";
  return arrow(body, [value, "path", "issues"]);
}

function componentFunctions(context: Context): string[] {
  const lines: string[] = [];
  for (
    let reference = context.pending.shift();
    reference !== undefined;
    reference = context.pending.shift()
  ) {
    const body = checks(context, readPointer(context.document, reference), {
      value: "value",
      path: "path",
      branch: false,
    });
    lines.push(
      `function ${context.functions.get(reference)}(${signature(body)}): void {`,
      ...body.map((line) => `  ${line}`),
      "}",
      "",
    );
  }
  return lines;
}

function signature(body: readonly string[]): string {
  const [value, path, issues, branch] = parameters(body, ["value", "path", "issues", "branch"]);
  return `${value}: any, ${path}: string, ${issues}: Issue[], ${branch}?: boolean`;
}
