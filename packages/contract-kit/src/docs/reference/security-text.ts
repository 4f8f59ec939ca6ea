import { capitalize } from "../../model/words.ts";
import type { Contract, OAuthFlow, SecurityScheme } from "../contract/openapi.ts";
import { table } from "./schema-text.ts";

/** Each security scheme of the contract as Markdown: its description, then the URLs and scopes of its flows. */
export function securityText(contract: Contract, level = 3): string[] {
  return Object.entries(contract.components?.securitySchemes ?? {}).flatMap(([name, scheme]) => [
    `${"#".repeat(level)} ${name}`,
    (scheme.description ?? kindText(scheme)).trim(),
    ...Object.entries(scheme.flows ?? {}).map(([flow, details]) => flowText(flow, details)),
  ]);
}

/** What a scheme without a description asks for. */
function kindText({ type, scheme = "", in: place, name, openIdConnectUrl }: SecurityScheme): string {
  if (type === "http") return `HTTP ${capitalize(scheme)} authentication.`;
  if (type === "apiKey") return `A key in the ${place} \`${name}\`.`;
  if (type === "openIdConnect") return `OpenID Connect: \`${openIdConnectUrl}\`.`;
  return type === "mutualTLS" ? "A certificate of the client." : "OAuth 2.";
}

function flowText(name: string, flow: OAuthFlow): string {
  const rows: [string, string | undefined][] = [
    ["Authorization URL", flow.authorizationUrl],
    ["Token URL", flow.tokenUrl],
    ["Refresh URL", flow.refreshUrl],
  ];
  const scopes = Object.entries(flow.scopes ?? {}).map(([scope, text]) => ["Scope", `\`${scope}\`: ${text}`]);
  const urls = rows.filter((row) => row[1]).map(([label, url]) => [label, `\`${url}\``]);
  const title = name.replaceAll(/([A-Z])/g, " $1").toLowerCase();
  return `OAuth 2 flow: ${title}.\n\n${table(["Part", "Value"], [...urls, ...scopes])}`;
}
