import type { JsonObject } from "@partner-licenses/document/json";

/** State of one generated file. */
export interface Context {
  readonly document: JsonObject;
  /** What the file imports of the runtime's checks. */
  readonly imports: Set<string>;
  /** Names of properties that are only written, in any schema. */
  readonly written: ReadonlySet<string>;
  /** How often each component is referenced. */
  readonly uses: ReadonlyMap<string, number>;
  /** Constants by reference; the check of a composition's part has one of its own. */
  readonly constants: Map<string, string>;
  /** Constants whose text is not complete yet: they are in a circle. */
  readonly unfinished: Set<string>;
  readonly lines: string[];
}

/** What is known of a schema where its check is written. */
export interface Spot {
  readonly types: readonly string[];
  /** Part of a composition: fields that it does not list may be listed by another part. */
  readonly part: boolean;
}

/** Notes that the file uses one of the runtime's checks; returns its name. */
export function use({ imports }: Context, name: string): string {
  imports.add(name);
  return name;
}

/** An expression: a test of the value `v`, reported as `kind`. `base` is a check that comes first. */
export function is(context: Context, test: string, kind: string, base?: string): string {
  const more = base === undefined ? "" : `, ${base}`;
  const argument = /\bv\b/.test(test) ? "(v)" : "()";
  const named = /^([\w.]+)\(v\)$/.exec(test)?.[1];
  return `${use(context, "is")}(${named ?? `${argument} => ${test}`}, ${JSON.stringify(kind)}${more})`;
}

/** The check, for values that fit a test only, unless the spot has no others. */
export function guarded(context: Context, { types }: Spot, type: string, test: string, text: string): string {
  return types.join() === type ? text : `${use(context, "when")}(${test}, ${text})`;
}
