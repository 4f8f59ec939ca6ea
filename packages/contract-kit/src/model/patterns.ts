import type { Contract } from "@partner-licenses/document/contract";
import type { ContractError } from "@partner-licenses/document/errors";
import { walk } from "@partner-licenses/document/grammar/walk";
import { entries, get } from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import { regexOf } from "@partner-licenses/document/values/schema/pattern";

/** A note for each regular expression that JavaScript cannot run: the code checks everything else. */
export function patternNotes(contract: Contract): ContractError[] {
  const notes: ContractError[] = [];
  const look = (pattern: unknown, pointer: string): void => {
    if (typeof pattern !== "string" || regexOf(pattern) !== undefined) return;
    notes.push(
      contract.fault(pointer, {
        code: "pattern-not-checked",
        message: `JavaScript has no regular expression \`${pattern}\`: texts are not checked against it`,
        hint: "write it in the dialect of JavaScript with the `u` flag, as JSON Schema asks for",
      }),
    );
  };
  walk(contract.workspace, ({ kind, value, pointer }) => {
    if (kind !== "schema") return true;
    if (get(value, "pattern") !== undefined) look(get(value, "pattern"), join(pointer, "pattern"));
    for (const [pattern] of entries(get(value, "patternProperties")))
      look(pattern, join(pointer, "patternProperties", pattern));
    return true;
  });
  return notes;
}
