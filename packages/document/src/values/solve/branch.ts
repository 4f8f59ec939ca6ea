import { asArray, entries, type JsonObject, strings } from "../../json.ts";
import { leftOut } from "../schema/keywords.ts";
import type { JsonSchema } from "../schema/types.ts";
import {
  failures,
  type Kind,
  type Literal,
  mayBe,
  OpenError,
  type Options,
  spelledPlain,
} from "./literal.ts";

/** What is left of a goal where every choice is made: keywords that all hold, and keywords that each refuse the value. */
export interface Branch {
  readonly holds: readonly { readonly home: Literal["home"]; readonly schema: JsonObject }[];
  readonly fails: readonly (Literal & { readonly schema: JsonObject; readonly fails: string })[];
  /** The lists of values of which the value has to be one. */
  readonly listed: readonly (readonly unknown[])[];
}

interface State {
  readonly todo: readonly Literal[];
  readonly choices: readonly Options[];
  readonly done: readonly Literal[];
  readonly branch: Branch;
}

/** All ways in which a value of the kind may meet the literals, told apart by `anyOf` and the like. */
export function* branches(literals: readonly Literal[], kind: Kind): Generator<Branch> {
  yield* walk({ todo: literals, choices: [], done: [], branch: { holds: [], fails: [], listed: [] } }, kind);
}

function* walk(start: State, kind: Kind): Generator<Branch> {
  let state: State | undefined = start;
  for (let next = state.todo.at(-1); next !== undefined; next = state.todo.at(-1)) {
    state = step({ ...state, todo: state.todo.slice(0, -1) }, next, kind);
    if (state === undefined) return;
  }
  // The choice with the fewest turns first: it rules out most.
  const [first, ...choices] = [...state.choices].sort((a, b) => a.length - b.length);
  if (first === undefined) yield state.branch;
  else for (const turn of first) yield* walk({ ...state, choices, todo: turn }, kind);
}

function step(state: State, literal: Literal, kind: Kind): State | undefined {
  const isDone = state.done.some(
    (each) => each.schema === literal.schema && each.fails === literal.fails && each.home === literal.home,
  );
  if (isDone && literal.pattern === undefined) return state;
  const next: State = { ...state, done: [...state.done, literal] };
  if (typeof literal.schema === "object" && leftOut in literal.schema) throw new OpenError();
  if (literal.fails === undefined) return stepHolds(next, literal, kind);
  if (literal.fails === "any") return choose(next, failures(literal, kind));
  if (literal.fails.startsWith("unevaluated")) throw new OpenError();
  const { branch } = next;
  return { ...next, branch: { ...branch, fails: [...branch.fails, literal as Branch["fails"][number]] } };
}

/** Adds a choice; one with a single turn is none, and one without any cannot be made. */
function choose(state: State, options: Options): State | undefined {
  const [only, ...more] = options;
  if (only === undefined) return undefined;
  if (options.some((turn) => turn.length === 0)) return state;
  return more.length === 0
    ? { ...state, todo: [...state.todo, ...only] }
    : { ...state, choices: [...state.choices, options] };
}

function stepHolds(state: State, { home, schema: given }: Literal, kind: Kind): State | undefined {
  if (given === true) return state;
  if (given === false) return undefined;
  const schema = spelledPlain(given as JsonObject);
  if (!mayBe(schema, kind)) return undefined;
  const is = (made: unknown): Literal => ({ home, schema: made as JsonSchema });
  const fails = (made: unknown): Literal => ({ home, schema: made as JsonSchema, fails: "any" });
  const todo = [...state.todo, ...asArray(schema.allOf).map(is)];
  if (typeof schema.$ref === "string") todo.push(is(home.definition(schema.$ref).root));
  if (schema.not !== undefined) todo.push(fails(schema.not));
  const choices: Options[] = [];
  if (schema.anyOf !== undefined) choices.push(asArray(schema.anyOf).map((member) => [is(member)]));
  if (schema.oneOf !== undefined) {
    const members = asArray(schema.oneOf);
    choices.push(
      members.map((member) => members.map((other) => (other === member ? is(other) : fails(other)))),
    );
  }
  if (schema.if !== undefined)
    choices.push([
      [is(schema.if), is(schema.then ?? true)],
      [fails(schema.if), is(schema.else ?? true)],
    ]);
  if (kind === "object") {
    const without = (name: string) => [is({ properties: { [name]: false } })];
    for (const [name, others] of entries(schema.dependentRequired))
      choices.push([without(name), [is({ required: [name, ...strings(others)] })]]);
    for (const [name, inner] of entries(schema.dependentSchemas))
      choices.push([without(name), [is({ required: [name] }), is(inner)]]);
  }
  const lists = [
    ...("const" in schema ? [[schema.const]] : []),
    ...(Array.isArray(schema.enum) ? [schema.enum] : []),
  ];
  const { branch } = state;
  const grown = {
    ...branch,
    holds: [...branch.holds, { home, schema }],
    listed: [...branch.listed, ...lists],
  };
  return choices.reduce<State | undefined>((made, options) => made && choose(made, options), {
    ...state,
    todo,
    branch: grown,
  });
}
