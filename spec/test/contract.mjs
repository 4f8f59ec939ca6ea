// @ts-check
import { readFileSync } from "node:fs";
import { workspaceOf } from "@partner-licenses/document/deref";
import { examplesOf } from "@partner-licenses/document/model/content";
import { operationsOf } from "@partner-licenses/document/model/operations";
import { valueAt } from "@partner-licenses/document/reader/pointer";
import { dialectOf } from "@partner-licenses/document/reader/version";
import { judge } from "@partner-licenses/document/values/judge";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";

/** The bundle that the package publishes. */
export const contract = JSON.parse(readFileSync(new URL("../dist/openapi.json", import.meta.url), "utf8"));

const workspace = workspaceOf(contract);

/** @import { Json, JsonObject } from "@partner-licenses/document/json" */
/** @import { Response } from "@partner-licenses/document/model/operations" */

/**
 * Every declared response, as `[operationId, status, response]`.
 * @type {[operationId: string, status: string, response: Response][]}
 */
export const responses = operationsOf(workspace).flatMap(({ operationId, responses }) =>
  responses.map((response) => [operationId ?? "", response.status, response]),
);

/**
 * Every named example of a response, as `[operationId, status, name, value, pointer to its schema]`.
 * @type {[operationId: string, status: string, name: string, value: Json, pointer: string][]}
 */
export const examples = responses.flatMap(([operationId, status, { content }]) =>
  content.flatMap((media) =>
    examplesOf(workspace, media).map(
      /** @returns {typeof examples[number]} */
      ({ name, value }) => [operationId, status, name, value, media.schema?.loc.pointer ?? ""],
    ),
  ),
);

/**
 * Checks a value against the schema at a pointer of `document` (the bundle by default); returns what is wrong.
 * @param {JsonObject} [document]
 * @returns {(pointer: string, value: unknown) => string | undefined}
 */
export function validator(document = contract) {
  const { root } = workspaceOf(document);
  const schemas = new Schemas(workspaceOf(document), { dialect: dialectOf(document), direction: "response" });
  return (pointer, value) => {
    const schema = schemas.at(valueAt(document, pointer.slice(1)), { ...root.loc, pointer });
    const verdict = judge(schema, value);
    if (verdict.kind === "undecided") throw new Error(`${pointer} cannot be judged`);
    return verdict.kind === "accepted"
      ? undefined
      : verdict.refusals.map(({ message }) => message).join(", ");
  };
}
