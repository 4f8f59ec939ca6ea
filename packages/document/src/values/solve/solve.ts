import { evaluate } from "../evaluate.ts";
import type { Schema, Schemas } from "../schema/schemas.ts";
import type { JsonSchema } from "../schema/types.ts";
import { isAlike } from "./alike.ts";
import { solveArray } from "./arrays.ts";
import { type Branch, branches } from "./branch.ts";
import { type Kind, kindOf, kinds, type Literal, OpenError, type Solve } from "./literal.ts";
import { solveObject } from "./objects.ts";
import { type Solution, solveNumber, solveText } from "./scalars.ts";

/** Branches that may still be looked at before the search gives up; several searches may share them. */
export interface Effort {
  left: number;
}

/** Values deeper than this are not made. */
const deepest = 24;

/**
 * A value that one schema accepts and the other refuses, and that meets a further one of the refusing side where that
 * is given; `none` is the proof that there is none, `open` neither. Both schemas are taken apart into what single
 * keywords ask of a value of one type, until a value can be made or each way ends in a contradiction. A value found
 * this way has been evaluated.
 */
export function separate(
  accepts: Schema,
  refuses: Schema,
  effort: Effort,
  also: JsonSchema = true,
): Solution {
  const literals: Literal[] = [
    { home: accepts.home, schema: accepts.root },
    { home: refuses.home, schema: refuses.root, fails: "any" },
    { home: refuses.home, schema: also },
  ];
  return new Solver(effort).solve(literals);
}

class Solver {
  private readonly effort: Effort;
  private readonly known = new Map<string, Solution>();
  /** The goals at work. A smallest value for a goal never holds another one for it: met again, it has none. */
  private readonly stack: string[] = [];
  /** The outermost goal that was met again since. */
  private met = Number.POSITIVE_INFINITY;
  private readonly ids = new Map<unknown, number>();

  constructor(effort: Effort) {
    this.effort = effort;
  }

  solve(given: readonly Literal[]): Solution {
    const literals = given
      .map(plain)
      .filter(({ schema, fails }) => !(schema === true && fails === undefined));
    if (isContradiction(literals)) return "none";
    const key = [...new Set(literals.map((literal) => this.keyOf(literal)))].sort().join(" ");
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const again = this.stack.indexOf(key);
    if (again >= 0) {
      this.met = Math.min(this.met, again);
      return "none";
    }
    if (this.stack.length >= deepest) return "open";
    this.stack.push(key);
    const solution = this.work(literals);
    this.stack.pop();
    const isFinal = solution !== "none" || this.met >= this.stack.length;
    if (this.met >= this.stack.length) this.met = Number.POSITIVE_INFINITY;
    if (isFinal) this.known.set(key, solution);
    return solution;
  }

  private work(literals: readonly Literal[]): Solution {
    const isFine = (value: unknown) => literals.every((literal) => holds(literal, value));
    const solve: Solve = (inner) => this.solve(inner);
    let isOpen = false;
    try {
      for (const kind of kinds)
        for (const branch of branches(literals, kind, solve)) {
          if (--this.effort.left < 0) return "open";
          if (branch === undefined) continue;
          const made = this.solveBranch(branch, kind, isFine, solve);
          if (typeof made === "object" && isFine(made.value)) return made;
          if (made !== "none") isOpen = true;
        }
    } catch (error) {
      if (error instanceof OpenError || error instanceof RangeError) return "open";
      throw error;
    }
    return isOpen ? "open" : "none";
  }

  private solveBranch(
    branch: Branch,
    kind: Kind,
    isFine: (value: unknown) => boolean,
    solve: Solve,
  ): Solution {
    const [listed] = branch.listed;
    if (listed !== undefined || kind === "null" || kind === "boolean") {
      const values = listed ?? (kind === "null" ? [null] : [true, false]);
      const found = values.filter((value) => kindOf(value) === kind).find(isFine);
      return found === undefined ? "none" : { value: found };
    }
    if (kind === "number") return solveNumber(branch, isFine);
    if (kind === "string") return solveText(branch, isFine);
    return kind === "array" ? solveArray(branch, solve) : solveObject(branch, solve);
  }

  private keyOf({ home, schema, fails }: Literal): string {
    return `${fails === undefined ? "" : "!"}${this.idOf(home)}:${typeof schema === "object" ? this.idOf(schema) : schema}`;
  }

  private idOf(value: unknown): number {
    const id = this.ids.get(value) ?? this.ids.size;
    this.ids.set(value, id);
    return id;
  }
}

/** Whether a schema has to be met and not to be met, as far as its words alone show it. */
function isContradiction(literals: readonly Literal[]): boolean {
  const met = literals.filter(({ fails }) => fails === undefined);
  return literals.some((literal) => literal.fails === "any" && met.some((other) => isAlike(other, literal)));
}

/** The literal without the wraps that the solver itself puts around schemas. */
function plain(literal: Literal): Literal {
  const { home, schema, fails } = literal;
  if (typeof schema !== "object") return literal;
  const [[key, inner] = ["", undefined], ...more] = Object.entries(schema);
  if (more.length > 0) return literal;
  if (key === "$ref") return plain({ ...literal, schema: home.definition(String(inner)).root });
  if (key !== "not") return literal;
  const turned = { home, schema: inner as JsonSchema };
  return plain(fails === undefined ? { ...turned, fails: "any" } : turned);
}

function holds({ home, schema, fails }: Literal, value: unknown): boolean {
  const asked: { home: Schemas; root: JsonSchema } = { home, root: schema };
  return evaluate(asked as Schema, value) === (fails === undefined ? "accepted" : "refused");
}
