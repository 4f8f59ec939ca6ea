import { isIgnoredHeader, type ParameterPlace } from "@partner-licenses/document/model/parameters";
import { variablesOf } from "@partner-licenses/document/model/templates";

interface Named {
  readonly name: string;
  readonly in: ParameterPlace;
}

/** Whether a parameter has a place in a request: its path has the variable, and the specification does not ignore it. */
export function isSent(path: string, parameter: Named): boolean {
  if (parameter.in === "path") return variablesOf(path).includes(parameter.name);
  return !isIgnoredHeader(parameter);
}

/** The variables of a path that no parameter declares. */
export function undeclared(path: string, parameters: readonly Named[]): string[] {
  const declared = parameters.filter((each) => each.in === "path").map(({ name }) => name);
  return [...new Set(variablesOf(path))].filter((name) => !declared.includes(name));
}
