import { asArray, entries, get, type JsonObject, strings } from "../../json.ts";
import { leftOut } from "../schema/keywords.ts";
import { regexOf } from "../schema/pattern.ts";
import type { JsonSchema } from "../schema/types.ts";
import { isAlike } from "./alike.ts";
import { failures, type Kind, type Literal, mayBe, OpenError, type Options, type Solve } from "./literal.ts";
import { withoutUnevaluated } from "./ways.ts";

/** What is left of a goal where every choice is made: keywords that all hold, and keywords that each refuse the value. */
export interface Branch {
  readonly holds: readonly { readonly home: Literal["home"]; readonly schema: JsonObject }[];
  readonly fails: readonly (Literal & { readonly schema: JsonObject; readonly fails: string })[];
  /** The lists of values of which the value has to be one. */
  readonly listed: readonly (readonly unknown[])[];
}

interface Choice {
  readonly turns: Options;
  /** Whether it is about what the value is, and not about how it fails something. */
  readonly isUnion: boolean;
  /** How much of what is known its turns were compared with. */
  readonly done: number;
  readonly holds: number;
}

interface State {
  readonly todo: readonly Literal[];
  readonly choices: readonly Choice[];
  readonly done: readonly Literal[];
  readonly branch: Branch;
}

/**
 * All ways in which a value of the kind may meet the literals, split by `anyOf` and the like; undefined for one
 * that ends in a contradiction.
 */
export function* branches(
  literals: readonly Literal[],
  kind: Kind,
  solve: Solve,
): Generator<Branch | undefined> {
  yield* walk(
    { todo: literals, choices: [], done: [], branch: { holds: [], fails: [], listed: [] } },
    kind,
    solve,
  );
}

function* walk(start: State, kind: Kind, solve: Solve): Generator<Branch | undefined> {
  let state: State | undefined = start;
  for (let next = state.todo.at(-1); next !== undefined; next = state.todo.at(-1)) {
    state = step({ ...state, todo: state.todo.slice(0, -1) }, next, kind);
    if (state === undefined) return yield undefined;
  }
  const { branch, done } = state;
  // A member that cannot be is noticed before further choices are made.
  const asked = kind === "object" ? branch.holds.slice(start.branch.holds.length) : [];
  const members = new Set(asked.flatMap(({ schema }) => strings(schema.required)));
  for (const name of members) {
    const literals = literalsOfMember(branch, name);
    if (literals.length > 1 && solve(literals) === "none") return yield undefined;
  }
  // What leaves no choice comes first, then what the value is: that rules out most ways to fail something.
  const rank = ({ turns, isUnion }: Choice) => (turns.length < 2 ? 0 : isUnion ? 1 : turns.length);
  const [first, ...choices] = state.choices
    .map(({ turns, isUnion, ...known }): Choice => {
      const more = { done: done.slice(known.done), holds: branch.holds.slice(known.holds) };
      const isOpen = (literal: Literal) => !isRuledOut(literal, kind, more);
      const left = turns.filter((turn) => turn.every(isOpen));
      return { turns: left, isUnion, done: done.length, holds: branch.holds.length };
    })
    .sort((a, b) => rank(a) - rank(b));
  if (first === undefined) yield branch;
  else if (first.turns.length === 0) yield undefined;
  else for (const turn of first.turns) yield* walk({ ...state, choices, todo: turn }, kind, solve);
}

/** Whether the literal contradicts what holds already, as far as the words alone show it. */
function isRuledOut(
  literal: Literal,
  kind: Kind,
  { holds, done }: Pick<Branch, "holds"> & Pick<State, "done">,
): boolean {
  const { home, schema, fails } = literal;
  const isOpposite = fails === undefined ? "any" : fails === "any" ? undefined : fails;
  if (isOpposite !== fails && done.some((each) => each.fails === isOpposite && isAlike(each, literal)))
    return true;
  if (fails !== undefined || typeof schema !== "object" || kind !== "object") return false;
  return entries(schema.properties).some(([name, asked]) =>
    holds.some((held) => {
      const isThere = [schema, held.schema].some(({ required }) => asArray(required).includes(name));
      if (asked === false || !isThere) return isThere;
      const own = get(held.schema.properties, name);
      const refused = get(asked, "not");
      return (
        own !== undefined &&
        refused !== undefined &&
        isAlike({ home: held.home, schema: own as JsonSchema }, { home, schema: refused as JsonSchema })
      );
    }),
  );
}

function step(state: State, literal: Literal, kind: Kind): State | undefined {
  const isDone = state.done.some(
    (each) => each.schema === literal.schema && each.fails === literal.fails && each.home === literal.home,
  );
  if (isDone && literal.pattern === undefined) return state;
  if (isRuledOut(literal, kind, { done: state.done, holds: state.branch.holds })) return undefined;
  const next: State = { ...state, done: [...state.done, literal] };
  if (typeof literal.schema === "object" && leftOut in literal.schema) throw new OpenError();
  if (literal.fails === undefined) return stepHolds(next, literal, kind);
  if (literal.fails === "any") return choose(next, failures(literal, kind), false);
  if (literal.fails.startsWith("unevaluated")) throw new OpenError();
  const { branch } = next;
  return { ...next, branch: { ...branch, fails: [...branch.fails, literal as Branch["fails"][number]] } };
}

/** Adds a choice; one with a single turn is none, and one without any cannot be made. */
function choose(state: State, turns: Options, isUnion: boolean): State | undefined {
  const [only, ...more] = turns;
  if (only === undefined) return undefined;
  if (turns.some((turn) => turn.length === 0)) return state;
  return more.length === 0
    ? { ...state, todo: [...state.todo, ...only] }
    : { ...state, choices: [...state.choices, { turns, isUnion, done: 0, holds: 0 }] };
}

function stepHolds(state: State, { home, schema: given }: Literal, kind: Kind): State | undefined {
  if (given === true) return state;
  if (given === false) return undefined;
  const schema = withoutUnevaluated(given as JsonObject, home);
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
  return choices.reduce<State | undefined>((made, turns) => made && choose(made, turns, true), {
    ...state,
    todo,
    branch: grown,
  });
}

/** What the member of the name has to be. */
export function literalsOfMember({ holds }: Branch, name: string): Literal[] {
  return holds.flatMap(({ home, schema }) => {
    const own = get(schema.properties, name);
    const matching = entries(schema.patternProperties).flatMap(([pattern, inner]) =>
      regexOf(pattern)?.test(name) === true ? [inner] : [],
    );
    const found = [...(own === undefined ? [] : [own]), ...matching];
    if (found.length === 0 && schema.additionalProperties !== undefined)
      found.push(schema.additionalProperties);
    return found.map((inner): Literal => ({ home, schema: inner as JsonSchema }));
  });
}
