import { asObject, type JsonObject, objectOrEmpty } from "@partner-licenses/document/json";
import { type Answer, type Evaluator, evaluatorOf } from "@partner-licenses/document/values/evaluate";
import { judgeWithin } from "@partner-licenses/document/values/judge";
import type { Fill } from "@partner-licenses/document/values/sample/builder";
import { sample, sharedDraftOf, sharedDraftsOf } from "@partner-licenses/document/values/sample/sample";
import { type Schema, Schemas } from "@partner-licenses/document/values/schema/schemas";
import type { Direction, JsonSchema } from "@partner-licenses/document/values/schema/types";
import type { ContractSide, View } from "../normalise/view.ts";
import type { Mode } from "../relation/delta.ts";

const homes = new WeakMap<ContractSide, Map<Direction, Schemas>>();
const schemas = new WeakMap<View, Map<Direction, Schema>>();

/** A view as the value module takes it. */
export function schemaOf(view: View, { direction }: Mode): Schema {
  const known = schemas.get(view) ?? new Map<Direction, Schema>();
  schemas.set(view, known);
  const schema = known.get(direction) ?? read(view, direction);
  known.set(direction, schema);
  return schema;
}

const evaluators = new WeakMap<Schemas, Evaluator>();

/** What the view says of a value that does not change any more. */
export function answerOf(view: View, mode: Mode, value: unknown): Answer {
  if (mode.carrier === "path" && value === "") return "refused";
  return answer(schemaOf(view, mode), value);
}

function answer(schema: Schema, value: unknown): Answer {
  const evaluator = evaluators.get(schema.home) ?? evaluatorOf(schema.home);
  evaluators.set(schema.home, evaluator);
  return evaluator(schema, value);
}

function read(view: View, direction: Direction): Schema {
  const home = homeOf(view.side, direction);
  if (view.written !== undefined) return home.at(view.written.raw, view.written.loc);
  const whole = home.join(view.parts.map(({ raw, loc }) => home.at(raw, loc)));
  return view.nullable ? home.orNull(whole) : whole;
}

/** A side's schemas in one direction. */
function homeOf(side: ContractSide, direction: Direction): Schemas {
  const known = homes.get(side) ?? new Map<Direction, Schemas>();
  homes.set(side, known);
  const reading = { dialect: side.version, direction, inherits: true };
  const home = known.get(direction) ?? new Schemas(side.workspace, reading);
  known.set(direction, home);
  return home;
}

/** A value that the view probably accepts. Not an example of the contract, which would be right for other reasons. Never to be modified. */
export function sampleOf(view: View, mode: Mode, fill: Fill = "least"): unknown {
  const schema = schemaOf(view, mode);
  return remembered(schema, fill, () => draft(schema, fill, true));
}

function draft({ home, root }: Schema, fill: Fill, also: JsonSchema): unknown {
  return sharedDraftOf(home, [root, also], fill);
}

/** Subschemas that a schema may have: compiling bigger ones takes longer than a reader would wait. */
export const sizes = { schema: 150, message: 80 } as const;

const samples = new WeakMap<Schema, Map<string, unknown>>();

/** The sample made before, as parts that stay the same object need not be asked again. */
function remembered(schema: Schema, key: string, make: () => unknown): unknown {
  const known = samples.get(schema) ?? new Map<string, unknown>();
  samples.set(schema, known);
  const sampled = known.has(key) ? known.get(key) : make();
  known.set(key, sampled);
  return sampled;
}

/** An object that the view accepts, if it is small enough to be asked. Never to be modified. */
export function sampleObject(view: View, mode: Mode, fill: Fill = "least"): JsonObject {
  const schema = schemaOf(view, mode);
  const make = () => acceptedObject(schema, fill) ?? draftObject(view, mode, fill);
  return objectOrEmpty(remembered(schema, `object ${fill}`, make));
}

function acceptedObject(schema: Schema, fill: Fill): JsonObject | undefined {
  const drafted = asObject(draft(schema, fill, true));
  // The first try of a sample is the draft.
  if (drafted !== undefined && answer(schema, drafted) === "accepted") return drafted;
  if (judgeWithin(schema, sizes.message) === undefined) return undefined;
  const made = sample(schema, { fill, examples: false });
  return made.kind === "value" ? asObject(made.value) : undefined;
}

/** An object that the view probably accepts. */
export function draftObject(view: View, mode: Mode, fill: Fill = "least"): JsonObject {
  const schema = schemaOf(view, mode);
  return objectOrEmpty(remembered(schema, `draft ${fill}`, () => draft(schema, fill, { type: "object" })));
}

/** An array of so many items, or of the fewest that are allowed. */
export function sampleArray(view: View, mode: Mode, length?: number): unknown[] {
  const sized = length === undefined ? {} : { minItems: length, maxItems: length };
  const items = draft(schemaOf(view, mode), "least", { type: "array", ...sized });
  return Array.isArray(items) ? items : [];
}

/** Objects of each branch of the view's unions, and some that keep the other branches from fitting too. */
export function* turnsOf(view: View, mode: Mode): Generator<unknown> {
  const { home, root } = schemaOf(view, mode);
  yield* sharedDraftsOf(home, [root, { type: "object" }], 60);
}
