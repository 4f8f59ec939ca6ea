import type { Operation } from "../../model/operations.ts";
import { words } from "../../model/words.ts";
import { ownSecurity, type SecurityPlan } from "../client/security.ts";
import type { SampleClient } from "../config.ts";
import { key } from "../text.ts";

/** The option that gives the client what the operation asks for; no lines where it asks for nothing. */
export function authLines(
  plan: SecurityPlan | undefined,
  operation: Operation,
  client: SampleClient,
): string[] {
  if (plan === undefined) return [`  auth: () => ${fromEnvironment(client.tokenVariable)},`];
  const [way = {}] = ownSecurity(plan, operation) ?? plan.security;
  const credentials = Object.keys(way).map(
    (name, index) => `    ${key(name)}: ${credential(plan, name, index, client.tokenVariable)},`,
  );
  return credentials.length === 0 ? [] : ["  auth: {", ...credentials, "  },"];
}

/** The first credential has the variable that all samples have; what is next to it has one by its scheme's name. */
function credential({ schemes }: SecurityPlan, name: string, index: number, tokenVariable: string): string {
  const byName = `${tokenVariable.replace(/_?TOKEN$/, "")}_${words(name).join("_").toUpperCase()}`;
  if (schemes[name]?.takes !== "BasicAuth")
    return `() => ${fromEnvironment(index === 0 ? tokenVariable : byName)}`;
  const [username, password] = ["USER", "PASSWORD"].map((part) => fromEnvironment(`${byName}_${part}`));
  return `{ username: ${username}, password: ${password} }`;
}

function fromEnvironment(variable: string): string {
  return `process.env[${JSON.stringify(variable)}] ?? ""`;
}
