import type { Contract } from "@partner-licenses/document/contract";
import type { ContractError } from "@partner-licenses/document/errors";
import { operationsOf } from "@partner-licenses/document/model/operations";
import type { Target } from "@partner-licenses/document/reader/workspace";
import { plainest } from "@partner-licenses/document/values/sample/plainest";
import { sample } from "@partner-licenses/document/values/sample/sample";
import { Schemas } from "@partner-licenses/document/values/schema/schemas";
import type { Direction } from "@partner-licenses/document/values/schema/types";

/** A note for each schema of a request or an answer that nothing fits: what it describes can never be sent. */
export function unfitNotes(contract: Contract): ContractError[] {
  const { workspace, version: dialect } = contract;
  const found = new Map<string, ContractError>();
  const note = (direction: Direction, holders: readonly { readonly schema: Target | undefined }[]): void => {
    const schemas = new Schemas(workspace, { dialect, direction, discriminates: true });
    const seen = new Set<unknown>();
    for (const { schema } of holders) {
      const target = schema && workspace.deref(schema.value, schema.loc);
      if (target === undefined || seen.has(target.value)) continue;
      seen.add(target.value);
      const whole = schemas.at(target.value, target.loc);
      if (sample(whole).kind === "value") continue;
      const made = plainest(whole, false);
      if (made.kind === "none") found.set(target.loc.pointer, fault(target.loc.pointer, made.reason));
    }
  };
  const fault = (pointer: string, reason: string) =>
    contract.fault(pointer, {
      code: "no-value-fits",
      message: `nothing seems to fit this schema: ${reason}`,
      hint: "correct its parts where they exclude each other or overlap, or let it ask for less; the mock answers with 501, or what comes closest",
    });
  const operations = operationsOf(workspace);
  note(
    "request",
    operations.flatMap(({ parameters, body }) => [...parameters, ...(body?.content ?? [])]),
  );
  note(
    "response",
    operations.flatMap(({ responses }) =>
      responses.flatMap(({ headers, content }) => [...headers, ...content]),
    ),
  );
  return [...found.values()];
}
