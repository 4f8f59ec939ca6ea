import { openapiTypes } from "../../generate/types/openapi.ts";
import { readModel } from "../../model/model.ts";
import type { Subject } from "../subjects.ts";

const known = new Map<string, Promise<string>>();

/** The generated types of a contract: `paths`, `components`, `operations`. */
export function typesText({ spec }: Subject): Promise<string> {
  const text = known.get(spec) ?? generate(spec);
  known.set(spec, text);
  return text;
}

async function generate(spec: string): Promise<string> {
  return (await openapiTypes(readModel(spec))).text;
}
