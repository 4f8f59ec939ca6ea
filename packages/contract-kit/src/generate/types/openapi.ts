import { get, objectOrEmpty } from "@partner-licenses/document/json";
import { join } from "@partner-licenses/document/reader/pointer";
import type { Model } from "../../model/model.ts";
import { fileText } from "../text.ts";
import { schemaNames } from "./aliases.ts";
import { lowered } from "./lower.ts";

/** The types of a contract in a file, and what that of each component schema is called there. */
export interface OpenapiTypes {
  readonly text: string;
  readonly names: ReadonlyMap<string, string>;
}

/** Several outputs hold the types, which take most of a run and note what they cannot say. */
const made = {
  texts: new WeakMap<Model, Promise<OpenapiTypes>>(),
  dates: new WeakMap<Model, Promise<OpenapiTypes>>(),
};

/** The types of a contract: {@link typesOf} once for each model. */
export function openapiTypes(model: Model, dates: "texts" | "dates" = "texts"): Promise<OpenapiTypes> {
  const known = made[dates].get(model) ?? typesOf(model, dates === "dates");
  made[dates].set(model, known);
  return known;
}

/**
 * The types of a contract by openapi-typescript: `paths`, `components`, `operations`.
 * The contract is sound and in one document already, so only the library's last step is run: its linter and bundler
 * would take most of the time, refuse what is none of theirs, and follow what only looks like a reference.
 */
async function typesOf(model: Model, hasDates: boolean): Promise<OpenapiTypes> {
  // The compiler takes most of the start; a broken contract is reported without it.
  const [
    { default: transformSchema },
    { astToString },
    { resolveRef },
    { dateNode, openUnions },
    { raised },
    { named },
  ] = await Promise.all([
    import("openapi-typescript/dist/transform/index.mjs"),
    import("openapi-typescript/dist/lib/ts.mjs"),
    import("openapi-typescript/dist/lib/utils.mjs"),
    import("../open-unions.ts"),
    import("./raise.ts"),
    import("./named.ts"),
  ]);
  const { document, isNew } = lowered(model.document, (name) => noteWidened(model, name), hasDates);
  const nodes = transformSchema(document as never, {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    // all of them are lowered
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    // read by the steps before this one only
    redoc: undefined as never,
    resolve: (ref: string) => resolveRef(document as never, ref, { silent: true }) as never,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: (schema) => dateNode(schema) ?? openUnions(schema),
    transformProperty: undefined,
  });
  const schemas = Object.keys(objectOrEmpty(get(document.components, "schemas")));
  const types = named(isNew ? raised(nodes) : nodes, schemaNames(model, schemas));
  return { text: fileText([astToString([...types.nodes])]), names: types.names };
}

function noteWidened({ note }: Pick<Model, "note">, component: string): void {
  note(join("#", "components", "schemas", component), {
    code: "type-widened",
    message: `the list inside \`${component}\` holds \`${component}\` itself: its items are \`unknown\` in the types`,
    hint: "put a property between, or check the items by the validators",
  });
}
