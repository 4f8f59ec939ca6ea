/** Words that no variable may have in a module: those of the language, and `eval` and `arguments` in strict code. */
const reserved = new Set(
  [
    "arguments await break case catch class const continue debugger default delete do else enum eval export",
    "extends false finally for function if implements import in instanceof interface let new null package",
    "private protected public return static super switch this throw true try typeof var void while with yield",
  ].flatMap((line) => line.split(" ")),
);

/** Types that the language has, and so no alias. */
const types = new Set(
  "any bigint boolean never null number object string symbol undefined unknown void".split(" "),
);

const identifier = /^[\p{L}_$][\p{L}\p{Nd}_$]*$/u;

/** True for a name that a variable or parameter can have. */
export function isVariableName(name: string): boolean {
  return identifier.test(name) && !reserved.has(name);
}

/** True for a name that a type can have. */
export function isTypeName(name: string): boolean {
  return isVariableName(name) && !types.has(name);
}
