import type { JsonObject } from "@partner-licenses/document/json";
import { addFormats, ajv2020 } from "@partner-licenses/document/lazy";
import { escapeStep } from "@partner-licenses/document/reader/pointer";

/** Why a schema refuses a value, and where in the contract that is written. */
export interface Refusal {
  readonly message: string;
  readonly pointer: string;
}

/** Asks a contract's own schemas about values. An empty list is a yes. */
export type Judge = (schema: string, value: unknown) => readonly Refusal[];

interface Fault {
  readonly instancePath: string;
  readonly parentSchema?: object;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Record<string, unknown>;
}

const base = "contract";

/** A judge for the schemas of a document, each named by its pointer. Schemas that Ajv cannot read refuse nothing. */
export function judgeOf(document: JsonObject): Judge {
  const { Ajv2020 } = ajv2020();
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    validateSchema: false,
    meta: false,
    allErrors: true,
    verbose: true,
  });
  addFormats(ajv);
  ajv.addSchema(document, base);
  const places = placesOf(document);
  type Check = ((value: unknown) => unknown) & { errors?: Fault[] | null };
  const compiled = new Map<string, Check | undefined>();
  const compile = (pointer: string): Check | undefined => {
    try {
      return ajv.compile({ $ref: `${base}${uriPointer(pointer)}` }) as Check;
    } catch {
      return undefined;
    }
  };
  return (pointer, value) => {
    if (!compiled.has(pointer)) compiled.set(pointer, compile(pointer));
    const check = compiled.get(pointer);
    if (check === undefined || check(value) === true) return [];
    return (check.errors ?? []).map((fault) => refusalOf(fault, places));
  };
}

function refusalOf(fault: Fault, places: ReadonlyMap<unknown, string>): Refusal {
  const { instancePath, parentSchema, keyword, message = "refused", params } = fault;
  const holder = places.get(parentSchema) ?? "#";
  const missing = keyword === "required" ? params["missingProperty"] : undefined;
  const part = typeof missing === "string" ? `properties/${escapeStep(missing)}` : keyword;
  return {
    message: `${instancePath === "" ? "" : `${instancePath} `}${message}`,
    pointer: `${holder}/${part}`,
  };
}

/** Where each object of the document stands: Ajv tells the object, not its place. */
function placesOf(document: JsonObject): Map<unknown, string> {
  const places = new Map<unknown, string>();
  const visit = (value: unknown, pointer: string) => {
    if (typeof value !== "object" || value === null || places.has(value)) return;
    places.set(value, pointer);
    for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${escapeStep(key)}`);
  };
  visit(document, "#");
  return places;
}

function uriPointer(pointer: string): string {
  return `#${pointer.slice(1).split("/").map(encodeURIComponent).join("/")}`;
}
