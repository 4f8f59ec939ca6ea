import { targetOf } from "@partner-licenses/document/deref";
import { escapeStep } from "@partner-licenses/document/reader/pointer";
import { firstFree } from "../../model/naming/free.ts";
import type { Context } from "./context.ts";
import { check } from "./emit.ts";

/** An expression: the check of a component schema. Its constant, if it needs one, is written before the one that uses it. */
export function refer(context: Context, reference: string, part: boolean): string {
  if (context.uses.get(reference) === 1) return check(context, targetOf(context.document, reference), part);
  const key = `${reference}${part ? " part" : ""}`;
  const known = context.constants.get(key);
  if (known !== undefined)
    // in a circle the constant has no value yet
    return context.unfinished.has(known) ? `(value, path, add) => ${known}(value, path, add)` : known;
  const name = freeName(context, reference, part);
  context.constants.set(key, name);
  context.unfinished.add(name);
  const text = check(context, targetOf(context.document, reference), part);
  context.unfinished.delete(name);
  context.lines.push(`const ${name}: Check = ${text};`, "");
  return name;
}

function freeName(context: Context, reference: string, part: boolean): string {
  const step = escapeStep(reference.split("/").at(-1) ?? "").replaceAll(/\W+/g, "_");
  const base = `check${step}${part ? "AsPart" : ""}`;
  return firstFree(new Set(context.constants.values()), [base]);
}
