import type { Model } from "../../model/model.ts";
import { faultFields, notRefreshableCodes, type Roles, roleOf, withProblems } from "../../model/roles.ts";
import { readSecurity } from "../../model/security.ts";
import type { GenerateConfig } from "../config.ts";
import { packageName, runtime, sibling } from "../imports.ts";
import { namesOf } from "../names.ts";
import { fileText, literal } from "../text.ts";
import { chainFunction } from "./chain-function.ts";
import { chainInterface, hasStructuredStep, operationType } from "./chain-interface.ts";
import { constantNames } from "./operations.ts";
import { pagedOf } from "./pages.ts";
import { type SecurityPlan, securityPlan } from "./security.ts";

/** The call chain: its types, and the function that builds it. */
export function chainFile(model: Model, config: GenerateConfig): string {
  const { api } = namesOf(config, model);
  const pages = pagedOf(model);
  const constants = constantNames(model);
  const types = [
    ...(model.operations.some(hasStructuredStep) ? ["CallArguments"] : []),
    ...[...new Set(model.operations.map(operationType))].sort(),
  ];
  return fileText([
    ...(model.operations.length === 0
      ? []
      : [
          `import type { EndOfChain } from ${JSON.stringify(runtime)};`,
          ...(pages.length === 0
            ? []
            : [
                `import { paged } from ${JSON.stringify(`${runtime}/parts`)};`,
                `import { ${pages.map((each) => constants.get(each)).join(", ")} } from ${sibling(config, "operations")};`,
              ]),
          `import type { ${[`${api}Api`, ...types].join(", ")} } from ${sibling(config, "types")};`,
          "",
        ]),
    ...chainFunction("buildChain", api, model.operations, constants),
    "",
    "/** The call chain of the client: one property for each path segment, one function for each method. */",
    ...chainInterface(`${api}Chain`, model.operations),
  ]);
}

/** All that the runtime has to know of the API, in one object, but for its operations. */
export function contractFile(model: Model, config: GenerateConfig): string {
  const { api, error } = namesOf(config, model);
  const plan = securityPlan(model);
  const { scopes, ...place } = readSecurity(model.contract, model.operations);
  const { header, prefix } = plan === undefined ? place : { header: "", prefix: "" };
  const fault = withProblems(faultFields(model.document), model.operations);
  const final = notRefreshableCodes(model.document, fault.code ?? []);
  const name = packageName(config, "client") ?? `${api} client`;
  return fileText([
    `import type { Contract } from ${JSON.stringify(runtime)};`,
    ...(plan === undefined ? [] : [`import { secure } from ${JSON.stringify(`${runtime}/parts`)};`]),
    `import { ${error} } from ${sibling(config, "errors")};`,
    `import { environments } from ${sibling(config, "operations")};`,
    "",
    "/** The contract, as the runtime reads it. */",
    'export const contract: Omit<Contract, "operations" | "chain"> = {',
    `  version: ${JSON.stringify(model.version)},`,
    `  client: ${JSON.stringify(name)},`,
    "  environments,",
    `  auth: ${literal({ header, prefix, scopes, final })},`,
    `  ids: ${literal(responseHeaders(model))},`,
    `  fault: ${literal(fault)},`,
    `  error: ${error},`,
    ...(plan === undefined ? [] : security(plan)),
    "};",
  ]);
}

function security({ schemes, security: ways }: SecurityPlan): string[] {
  const sent = Object.entries(schemes).map(([name, { takes: _, ...scheme }]) => [name, scheme] as const);
  return [`  schemes: ${literal(Object.fromEntries(sent))},`, `  security: ${literal(ways)},`, "  secure,"];
}

function responseHeaders(model: Model): Roles {
  const roles: Roles = {};
  for (const response of model.operations.flatMap((operation) => operation.responses)) {
    for (const [name, header] of Object.entries(response.headers)) {
      const role = roleOf(header);
      if (role !== undefined) roles[role] ??= name;
    }
  }
  return roles;
}
