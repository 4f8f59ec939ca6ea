import { quoted } from "@partner-licenses/document/shell";
import { member } from "../../generate/text.ts";
import type { Request, Value } from "./request.ts";

/** The request as a command of a POSIX shell. */
export function curlSample(request: Request): string {
  const { method, url, headers, key, form } = request;
  const query =
    key === undefined
      ? ""
      : `${url.includes("?") ? "&" : "?"}${encodeURIComponent(key[0])}=${inShell(key[1])}`;
  // curl expands brackets and braces of a URL without -g.
  const verb = `curl${method === "GET" ? "" : ` --request ${method}`}${/[[\]{}]/.test(url) ? " --globoff" : ""}`;
  const body =
    "body" in request ? [`--data ${request.body === undefined ? "@body" : quoted(request.body)}`] : [];
  const options = [
    ...headers.map(([name, value]) => headerOption(name, value)),
    ...(form ?? []).map((field) => `--form ${quoted(field)}`),
    ...body,
  ];
  return [`${verb} "${escaped(url)}${query}"`, ...options].join(" \\\n  ");
}

function headerOption(name: string, value: Value): string {
  if (typeof value !== "string" && value.variables.length > 1) return `--user "${variablesOf(value, ":")}"`;
  return `--header "${escaped(name)}: ${inShell(value)}"`;
}

const inShell = (value: Value): string =>
  typeof value === "string" ? escaped(value) : `${escaped(value.prefix)}${variablesOf(value, "")}`;
const variablesOf = ({ variables }: Exclude<Value, string>, between: string): string =>
  variables.map((name) => `$${name}`).join(between);
const escaped = (text: string): string => text.replaceAll(/[\\"$`]/g, "\\$&");

/** The request with what every runtime has, without the client; credentials come from the environment, and files are the reader's. */
export function fetchSample(request: Request): string {
  const { method, url, headers, key, form } = request;
  const body = form === undefined && "body" in request ? bodyCode(request.body) : form && "  body: form,";
  const query = key && `${url.includes("?") ? "&" : "?"}${encodeURIComponent(key[0])}=`;
  return [
    ...(form === undefined ? [] : ["const form = new FormData();", ...form.map(fieldCode), ""]),
    `const response = await fetch(${query === undefined ? JSON.stringify(url) : `${JSON.stringify(url + query)} + ${valueCode(key?.[1] ?? "")}`}, {`,
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    "  headers: {",
    ...headers.map(([name, value]) => `    ${JSON.stringify(name)}: ${valueCode(value)},`),
    "  },",
    ...(body === undefined ? [] : [body]),
    "});",
    `if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);`,
    headers.some(([name, value]) => name === "Accept" && String(value).includes("json"))
      ? "console.log(await response.json());"
      : "console.log(await response.text());",
  ].join("\n");
}

/** Stands for what lies in a file of the reader's. */
const file = 'new Blob(["…"])';

const bodyCode = (body: string | undefined) =>
  body === undefined ? `  body: ${file},` : `  body: ${JSON.stringify(body)},`;

function fieldCode(field: string): string {
  const [, name = "", isFile, value = ""] = /^([^=]*)=(@?)(.*)$/s.exec(field) ?? [];
  const shown = isFile ? `${file}, ${JSON.stringify(value)}` : JSON.stringify(value);
  return `form.append(${JSON.stringify(name)}, ${shown});`;
}

function valueCode(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  const [first = "", ...more] = value.variables.map((name) => `process.env${member(name)}`);
  if (more.length > 0) return `\`${value.prefix}\${btoa(\`\${${first}}:\${${more.join("")}}\`)}\``;
  return value.prefix === "" ? first : `\`${value.prefix}\${${first}}\``;
}
