import { templateParts } from "@partner-licenses/document/model/templates";
import { camelCase, pascalCase } from "./words.ts";

/** One step of the call chain: a name, or a function that takes path parameters. */
export interface ChainStep {
  readonly name: string;
  /** Path parameters that the step takes, in order; none for a plain name. */
  readonly parameters: readonly string[];
}

/**
 * The chain of a path: `/v1/customers/{customer-id}/orders` → `customers.byCustomerId.orders`.
 * The version segment is dropped, as in Microsoft's own SDKs.
 */
export function chainOfPath(path: string): ChainStep[] {
  const segments = segmentsOf(path);
  return (isVersion(segments[0]) ? segments.slice(1) : segments).map(chainStep);
}

/** The version segment that the chain of a path leaves out. */
export function versionOfPath(path: string): ChainStep | undefined {
  const [first = ""] = segmentsOf(path);
  return isVersion(first) ? chainStep(first) : undefined;
}

function segmentsOf(path: string): string[] {
  return templateParts(path).filter((segment) => segment !== "");
}

function isVersion(segment = ""): boolean {
  return /^v\d+([._]\d+)*$/i.test(segment);
}

function chainStep(segment: string): ChainStep {
  const parameters = [...segment.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
  const literal = segment.replaceAll(/\{[^}]+\}/g, " ");
  if (parameters.length === 0) return { name: camelCase(segment) || "_", parameters };
  const by = parameters.map(pascalCase).join("And");
  const prefix = camelCase(literal);
  return { name: prefix === "" ? `by${by}` : `${prefix}By${by}`, parameters };
}
