import { addFormats, ajv2020 } from "@partner-licenses/document/lazy";
import type { View } from "../normalise/view.ts";
import type { Mode } from "../relation/delta.ts";
import { materialise } from "./materialise.ts";

/** Asks Ajv whether values are valid, undefined when it cannot tell; Ajv is only loaded when there is something to ask. */
export type Validator = (value: unknown) => { valid: boolean | undefined; reason: string };

type Ajv = InstanceType<ReturnType<typeof ajv2020>["Ajv2020"]>;

let loaded: Ajv | undefined;

function ajv(): Ajv {
  if (loaded === undefined) {
    const { Ajv2020 } = ajv2020();
    loaded = new Ajv2020({
      strict: false,
      logger: false,
      validateSchema: false,
      addUsedSchema: false,
      // Schemas are compiled once and asked a few times: the metaschemas and the optimiser cost more than they save.
      meta: false,
      code: { optimize: false },
    });
    addFormats(loaded);
  }
  return loaded;
}

const cache = new WeakMap<View, Map<string, Validator | undefined>>();

/** The validator of a view in one direction; undefined when Ajv cannot take the schema, or it is bigger than `limit`. */
export function validatorOf(view: View, mode: Mode, limit: number): Validator | undefined {
  const known = cache.get(view) ?? new Map<string, Validator | undefined>();
  cache.set(view, known);
  const made = known.get(mode.direction);
  if (made !== undefined) return made;
  const key = `${mode.direction} ${limit}`;
  if (!known.has(key)) {
    const validator = compile(view, mode, limit);
    known.set(key, validator);
    if (validator !== undefined) known.set(mode.direction, validator);
  }
  return known.get(key);
}

function compile(view: View, mode: Mode, limit: number): Validator | undefined {
  try {
    const schema = materialise(view, mode, limit);
    if (schema === undefined) return undefined;
    const validate = ajv().compile(schema);
    return (value) => {
      try {
        const valid = validate(value) as boolean;
        return { valid, reason: valid ? "" : reasonOf(validate.errors?.[0]) };
      } catch {
        // Ajv 8 fails on some values where `unevaluatedProperties` stands beside `if` and `patternProperties`.
        return { valid: undefined, reason: "" };
      }
    };
  } catch {
    // A schema that Ajv refuses (a bad keyword value, an unknown format) has no witness.
    return undefined;
  }
}

function reasonOf(error: { instancePath: string; message?: string } | undefined): string {
  const text = error?.message ?? "refused";
  return error === undefined || error.instancePath === "" ? text : `${error.instancePath} ${text}`;
}
