import type { Model } from "../../model/model.ts";
import { faultFields, notRefreshableCodes, type Roles, roleOf } from "../../model/roles.ts";
import { readSecurity } from "../../model/security.ts";
import type { GenerateConfig } from "../config.ts";
import { packageName, runtime, sibling } from "../imports.ts";
import { namesOf } from "../names.ts";
import { fileText, literal } from "../text.ts";
import { chainFunction } from "./chain-function.ts";
import { chainInterface } from "./chain-interface.ts";
import { hasOtherMedia, requestParts } from "./parts.ts";

/** The call chain: its types, and the function that builds it. */
export function chainFile(model: Model, config: GenerateConfig): string {
  const { api } = namesOf(config, model);
  return fileText([
    `import type { EndOfChain } from ${JSON.stringify(runtime)};`,
    `import type { ${api}Api, Operation } from ${sibling(config, "types")};`,
    "",
    ...chainFunction("buildChain", api, model.operations),
    "",
    "/** The call chain of the client: one property for each path segment, one function for each method. */",
    ...chainInterface(`${api}Chain`, model.operations),
  ]);
}

/** All that the runtime has to know of the API, in one object. */
export function contractFile(model: Model, config: GenerateConfig): string {
  const { api, error } = namesOf(config, model);
  const parts = requestParts(model.operations);
  const read = hasOtherMedia(model.operations) ? ["readMedia"] : [];
  const imported = [...parts, ...read].sort();
  const { header, prefix, scopes } = readSecurity(model.contract, model.operations);
  const fault = faultFields(model.document);
  const final = notRefreshableCodes(model.document, fault["code"] ?? []);
  const name = packageName(config, "client") ?? `${api} client`;
  return fileText([
    `import type { Contract } from ${JSON.stringify(runtime)};`,
    ...(imported.length > 0
      ? [`import { ${imported.join(", ")} } from ${JSON.stringify(`${runtime}/parts`)};`]
      : []),
    `import { buildChain, type ${api}Chain } from ${sibling(config, "chain")};`,
    `import { ${error} } from ${sibling(config, "errors")};`,
    `import { environments, operations } from ${sibling(config, "operations")};`,
    `import type { ${api}Api } from ${sibling(config, "types")};`,
    "",
    "/** The contract, as the runtime reads it. */",
    `export const contract: Contract<${api}Api, ${api}Chain> = {`,
    `  version: ${JSON.stringify(model.version)},`,
    `  client: ${JSON.stringify(name)},`,
    "  operations,",
    "  environments,",
    `  auth: ${literal({ header, prefix, scopes, final })},`,
    `  ids: ${literal(responseHeaders(model))},`,
    `  fault: ${literal(fault)},`,
    `  error: ${error},`,
    "  chain: buildChain,",
    ...(parts.length > 0 ? [`  parts: [${parts.join(", ")}],`] : []),
    ...read.map((name) => `  read: ${name},`),
    "};",
  ]);
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
