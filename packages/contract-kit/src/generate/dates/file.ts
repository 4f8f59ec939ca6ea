import type { Json } from "@partner-licenses/document/json";
import { get, objectOrEmpty } from "@partner-licenses/document/json";
import { isJson } from "@partner-licenses/document/model/media-types";
import type { Model } from "../../model/model.ts";
import type { Operation } from "../../model/operations.ts";
import { constantNames } from "../client/operations.ts";
import type { GenerateConfig } from "../config.ts";
import { runtime } from "../imports.ts";
import { fileText, key } from "../text.ts";
import { dateHolders } from "../types/dates.ts";
import { type DatesContext, datesOf } from "./emit.ts";

/** What puts dates into answers: the file, and the name in it for each operation whose answers have some. */
export interface DatesFile {
  readonly text: string;
  readonly names: ReadonlyMap<Operation, string>;
}

/** Puts dates in the place of their texts in the successes of operations; undefined where the texts stay. */
export function datesFile(model: Model, { dates }: Pick<GenerateConfig, "dates">): DatesFile | undefined {
  if (!dates) return undefined;
  const constants = constantNames(model);
  const names = new Map<Operation, string>();
  const { document } = model;
  const context: DatesContext = {
    ...{ document, imports: new Set(), constants: new Map(), names: new Set() },
    ...{ unfinished: new Set(), lines: [] },
    holders: dateHolders(objectOrEmpty(get(document.components, "schemas"))),
    mixed: () => {},
  };
  const exported = model.operations.flatMap((operation) => {
    const mixed = (name: string) => noteMixed(model, operation, name);
    const statuses = statusesOf({ ...context, mixed }, operation);
    if (statuses.length === 0) return [];
    const name = `${constants.get(operation)}Dates`;
    names.set(operation, name);
    return [`export const ${name}: DatesByStatus = { ${statuses.join(", ")} };`, ""];
  });
  if (exported.length === 0) return undefined;
  const types = context.lines.length === 0 ? ["type DatesByStatus"] : ["type Dates", "type DatesByStatus"];
  const imports = [...types, ...context.imports].join(", ");
  const head = `import { ${imports} } from ${JSON.stringify(`${runtime}/parts`)};`;
  return { text: fileText([head, "", ...context.lines, ...exported]), names };
}

function statusesOf(context: DatesContext, { responses, stream }: Operation): string[] {
  return responses.flatMap(({ status, content }) => {
    if (!/^2/.test(status)) return [];
    const schemas: (Json | undefined)[] = Object.entries(content).flatMap(([type, media]) =>
      isJson(type) ? [media.schema] : type === stream?.media ? [stream.item] : [],
    );
    const all = [...new Set(schemas.map((schema) => datesOf(context, schema)))].filter(
      (each) => each !== undefined,
    );
    if (all.length > 1) context.imports.add("both");
    return all.length === 0
      ? []
      : [`${key(status)}: ${all.length === 1 ? all[0] : `both(${all.join(", ")})`}`];
  });
}

function noteMixed({ note }: Model, { pointer }: Operation, name: string): void {
  note(pointer, {
    code: "date-or-text",
    message: `\`${name}\` is a date in one alternative of the answer and another text in the next: a text that is a date becomes a \`Date\``,
    hint: "give the property one format, or another name",
  });
}
