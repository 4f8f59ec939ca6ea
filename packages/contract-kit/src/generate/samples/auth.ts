import { credentialVariables } from "@partner-licenses/document/model/credentials";
import type { Operation } from "../../model/operations.ts";
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

function credential({ schemes }: SecurityPlan, name: string, index: number, tokenVariable: string): string {
  const { own, general } = credentialVariables(schemes[name], name, index, tokenVariable);
  if (schemes[name]?.takes !== "BasicAuth") return `() => ${fromEnvironment(general ?? own[0])}`;
  const [username, password] = own.map(fromEnvironment);
  return `{ username: ${username}, password: ${password} }`;
}

function fromEnvironment(variable: string): string {
  return `process.env[${JSON.stringify(variable)}] ?? ""`;
}
