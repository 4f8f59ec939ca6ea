import { asArray, asString, objectOrEmpty } from "@partner-licenses/document/json";
import type { Model } from "../../model/model.ts";
import { roleOf } from "../../model/roles.ts";
import { readSecurity } from "../../model/security.ts";
import { capitalize, words } from "../../model/words.ts";
import { securityPlan } from "../client/security.ts";
import type { SampleClient } from "../config.ts";
import { authLines } from "../samples/auth.ts";
import { describeOperation } from "./operation.ts";

/** The contract as data for the sample's pages: its words, its tags, its operations. */
export function describeContract(model: Model, client: SampleClient): object {
  const info = objectOrEmpty(model.document.info);
  const plan = securityPlan(model);
  const { header, prefix } = readSecurity(model.contract, model.operations);
  return {
    title: asString(info.title) ?? "API",
    version: model.version,
    summary: asString(info.summary),
    description: asString(info.description),
    tags: asArray(model.document.tags)
      .map(objectOrEmpty)
      .map(({ name, description }) => ({ name: String(name), description: asString(description) })),
    security: { header, prefix },
    ids: idHeaders(model),
    operations: model.operations.map((operation) => ({
      ...describeOperation(model.document, operation),
      auth: authLines(plan, operation, client).join("\n"),
    })),
  };
}

/** Response headers that have a role, by what a person calls them: `{ "Request id": "MS-RequestId" }`. */
function idHeaders(model: Model): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { headers } of model.operations.flatMap((operation) => operation.responses)) {
    for (const [name, header] of Object.entries(headers)) {
      const role = roleOf(header);
      if (role !== undefined) found[capitalize(words(role).join(" ").toLowerCase())] ??= name;
    }
  }
  return found;
}
