import type { Request } from "./request.ts";

/** The request as a command of a shell. */
export function curlSample(request: Request): string {
  const { method, url, headers } = request;
  const data = "body" in request ? [`--data ${quoted(request.body)}`] : [];
  const options = [...headers.map(([name, value]) => `--header "${name}: ${value}"`), ...data];
  return [`curl${method === "GET" ? "" : ` --request ${method}`} "${url}"`, ...options].join(" \\\n  ");
}

const quoted = (body: string | undefined) =>
  body === undefined ? "@body" : `'${body.replaceAll("'", "'\\''")}'`;

/** The request with what every runtime has, without the client; `token` and the body of a file are the reader's. */
export function fetchSample(request: Request): string {
  const { method, url, headers } = request;
  const lines = headers.map(([name, value]) => `    ${JSON.stringify(name)}: ${valueCode(value)},`);
  return [
    `const response = await fetch(${JSON.stringify(url)}, {`,
    ...(method === "GET" ? [] : [`  method: ${JSON.stringify(method)},`]),
    "  headers: {",
    ...lines,
    "  },",
    ...("body" in request
      ? [request.body === undefined ? "  body," : `  body: ${JSON.stringify(request.body)},`]
      : []),
    "});",
    `if (!response.ok) throw new Error(\`\${response.status} \${await response.text()}\`);`,
    headers.some(([name, value]) => name === "Accept" && value.includes("json"))
      ? "console.log(await response.json());"
      : "console.log(await response.text());",
  ].join("\n");
}

const valueCode = (value: string) =>
  value === "Bearer $TOKEN" ? `\`Bearer \${token}\`` : JSON.stringify(value);
