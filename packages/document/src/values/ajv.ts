import { addFormats, ajv2020 } from "../lazy.ts";
import { moreFormats } from "./formats.ts";
import { isMultiple } from "./multiple.ts";
import { leftOut } from "./schema/keywords.ts";
import { regexOf } from "./schema/pattern.ts";

/** The validator behind every judgement of ours. */
export type Ajv = InstanceType<ReturnType<typeof ajv2020>["Ajv2020"]>;

let loaded: Ajv | undefined;

let gotThere = false;

/** Whether a value fulfils a compiled schema, and whether it got to where a keyword at fault was left out. */
export function check(
  compiled: (value: unknown) => unknown,
  value: unknown,
): { isFine: boolean; isCertain: boolean } {
  gotThere = false;
  const isFine = compiled(value) === true;
  return { isFine, isCertain: !gotThere };
}

/** The Ajv that all share, loaded when there is first something to ask. */
export function ajv(): Ajv {
  loaded ??= newAjv();
  return loaded;
}

/** Another Ajv with the same settings, for schemas that are to be forgotten with it. */
export function newAjv(): Ajv {
  const { Ajv2020, _, str } = ajv2020();
  const made = new Ajv2020({
    strict: false,
    logger: false,
    // Lowered schemas hold no keyword with a wrong value: the metaschemas cost more than they find.
    validateSchema: false,
    meta: false,
    addUsedSchema: false,
    allErrors: true,
    verbose: true,
    // `constructor` and `toString` are names like any other: an object that does not hold them lacks them.
    ownProperties: true,
    // Schemas are compiled once and asked a few times: the optimiser costs more than it saves.
    code: { optimize: false, regExp: Object.assign(regex, { code: "regexOf" }) },
  });
  made.removeKeyword("multipleOf").addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    validate: (step: number, value: number) => isMultiple(value, step),
    error: {
      message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
  });
  made.addKeyword({ keyword: leftOut, validate: () => (gotThere = true) });
  addFormats(made);
  for (const [name, isFine] of Object.entries(moreFormats)) made.addFormat(name, isFine);
  return made;
}

function regex(source: string): RegExp {
  const found = regexOf(source);
  if (found === undefined) throw new Error(`JavaScript cannot run the regular expression ${source}`);
  return found;
}

/** Whether a text is fine for a format; a format that nobody knows takes all. */
export function isFormat(name: string, text: string): boolean {
  const format = ajv().formats[name];
  if (format === undefined || typeof format === "boolean") return format ?? true;
  if (format instanceof RegExp) return format.test(text);
  const validate: unknown = typeof format === "function" ? format : format.validate;
  if (validate instanceof RegExp) return validate.test(text);
  return typeof validate !== "function" || validate(text) === true;
}
