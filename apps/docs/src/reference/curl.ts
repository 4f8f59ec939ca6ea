import { type ContractOperation, deref, listExamples } from "../contract/contract.ts";
import type { Contract, MediaType, Parameter, RequestBody } from "../contract/openapi.ts";

/** A curl command for one operation: first server, required parameters, bearer token from the shell, example body. */
export function curlSample(contract: Contract, entry: ContractOperation): string {
  const required = entry.parameters.filter((parameter) => parameter.required);
  const path = entry.path.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => {
    const found = required.find((parameter) => parameter.in === "path" && parameter.name === name);
    return found ? encodeURIComponent(sampleValue(contract, found)) : whole;
  });
  const query = required
    .filter((parameter) => parameter.in === "query")
    .map((parameter) => `${parameter.name}=${encodeURIComponent(sampleValue(contract, parameter))}`);
  const server = (entry.servers[0]?.url ?? "").replace(/\/$/, "");
  const url = `${server}${path}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  const method = entry.method === "get" ? "" : ` --request ${entry.method.toUpperCase()}`;
  const options = [
    ...(needsToken(entry) ? ['--header "Authorization: Bearer $TOKEN"'] : []),
    `--header "Accept: ${acceptOf(entry)}"`,
    ...required
      .filter((parameter) => parameter.in === "header")
      .map((parameter) => `--header "${parameter.name}: ${sampleValue(contract, parameter)}"`),
    ...bodyOptions(contract, entry),
  ];
  return [`curl${method} "${url}"`, ...options].join(" \\\n  ");
}

function needsToken({ security }: ContractOperation): boolean {
  const schemes = security.flatMap((alternative) => alternative.schemes.map(({ scheme }) => scheme));
  return schemes.some(
    (scheme) =>
      ["oauth2", "openIdConnect"].includes(String(scheme?.["type"])) || scheme?.["scheme"] === "bearer",
  );
}

function acceptOf(entry: ContractOperation): string {
  const success = entry.responses.find(({ status }) => status.startsWith("2"));
  return Object.keys(success?.response.content ?? {})[0] ?? "application/json";
}

function bodyOptions(contract: Contract, entry: ContractOperation): string[] {
  if (!entry.operation.requestBody) return [];
  const body = deref<RequestBody>(contract, entry.operation.requestBody);
  const [type, media] = Object.entries(body.content ?? {})[0] ?? [];
  if (!type) return [];
  const value = exampleOf(contract, media);
  const data = value === undefined ? "@body" : `'${JSON.stringify(value).replaceAll("'", "'\\''")}'`;
  return [`--header "Content-Type: ${type}"`, `--data ${data}`];
}

function exampleOf(contract: Contract, media: MediaType | undefined): unknown {
  if (!media) return undefined;
  return listExamples(contract, media)[0]?.value;
}

function sampleValue(contract: Contract, parameter: Parameter): string {
  const schema = parameter.schema ? deref(contract, parameter.schema) : {};
  const value =
    parameter.example ?? schema.examples?.[0] ?? schema.example ?? schema.default ?? schema.enum?.[0];
  return value === undefined ? `{${parameter.name}}` : String(value);
}
