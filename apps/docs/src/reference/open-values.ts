import type { Contract, Schema } from "@partner-licenses/contract-kit/docs";

/** A copy of the contract whose open value sets say in words what they know: Redoc does not show the extension. */
export function withOpenValues(contract: Contract): Contract {
  const copy = structuredClone(contract);
  walk(copy);
  return copy;
}

function walk(node: unknown): void {
  if (typeof node !== "object" || node === null) return;
  const known = (node as Schema)["x-extensible-enum"];
  if (Array.isArray(known)) describe(node as Schema, known);
  for (const child of Object.values(node)) walk(child);
}

function describe(schema: Schema, known: unknown[]): void {
  const values = `Known values: ${known.map((value) => `\`${value}\``).join(", ")}. More may come.`;
  schema.description = [schema.description?.trim(), values].filter(Boolean).join("\n\n");
}
