import { createHash } from "node:crypto";
import type { Operation, OperationResponse } from "../contract/types.ts";
import { scenarioNames, scenarios } from "../scenarios.ts";
import type { RecordedRequest } from "../types.ts";
import type { Context } from "./handler.ts";
import { Html, html } from "./html.ts";
import { exampleNames } from "./known.ts";
import { script, style } from "./page-style.ts";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const policy = [
  "default-src 'none'",
  `script-src ${hash(script)}`,
  `style-src ${hash(style)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The page that says what the mock can answer and what it was asked, and the policy it must be sent with. */
export function mockPage(
  { served: { contract }, journal }: Context,
  url: string,
): { html: string; policy: string } {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mock of ${contract.title}</title>
<style>${new Html(style)}</style>
<script>${new Html(script)}</script>
</head>
<body>
<header><h1>Mock</h1><span>${contract.title}</span><span class="muted">contract ${contract.version}</span>
<button id="theme" type="button">Light or dark</button></header>
<main>
${requestSection(journal.read())}
${contract.operations.map((operation) => operationSection(operation, url))}
${scenarioSection(contract.operations[0], url)}
</main>
</body>
</html>
`;
  return { html: page.text, policy };
}

function command(text: string): Html {
  return html`<div class="copy"><pre>${text}</pre><button class="copier" type="button">Copy</button></div>`;
}

/** A `curl` that works in any POSIX shell, whatever the contract's names hold. */
function curl({ method, path }: Operation, url: string, prefer?: string): string {
  const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
  const verb = method.toLowerCase() === "get" ? "" : ` -X ${method.toUpperCase()}`;
  const header = prefer ? ` -H ${quote(`Prefer: ${prefer}`)}` : "";
  return `curl -i${verb}${header} -H 'Authorization: Bearer token' ${quote(url + path)}`;
}

function operationSection(operation: Operation, url: string): Html {
  return html`<section>
<h2><code>${operation.method.toUpperCase()} ${operation.path}</code></h2>
<p class="muted">${operation.summary ?? operation.iid ?? ""}</p>
${command(curl(operation, url))}
<table>
<thead><tr><th scope="col" class="short">Status</th><th scope="col" class="name">Example</th><th scope="col">Command</th></tr></thead>
<tbody>${operation.responses.flatMap((response) => responseRows(operation, response, url))}</tbody>
</table>
</section>`;
}

function responseRows(operation: Operation, response: OperationResponse, url: string): Html[] {
  const names = exampleNames(response);
  const rows = names.length > 0 ? names : [undefined];
  return rows.map((name) => {
    const prefer = `code=${response.code}${name === undefined ? "" : `, example=${name}`}`;
    const line = /^\d{3}$/.test(response.code) ? command(curl(operation, url, prefer)) : html``;
    return html`<tr><td>${status(response.code)}</td><td><code>${name ?? "built from the schema"}</code></td>
<td class="command">${line}</td></tr>`;
  });
}

function status(code: string | number): Html {
  return html`<span class="status s${String(code).charAt(0)}">${code}</span>`;
}

function scenarioSection(operation: Operation | undefined, url: string): Html {
  if (!operation) return html``;
  const rows = scenarioNames.map(
    (name) => html`<tr><td><code>${name}</code></td><td>${scenarios[name].summary}</td>
<td class="command">${command(curl(operation, url, `scenario=${name}`))}</td></tr>`,
  );
  return html`<section><h2>Scenarios</h2>
<p class="muted">State is kept per <code>Mock-Session</code> header, else per correlation id.</p>
<table class="spread"><thead><tr><th scope="col" class="middle">Name</th><th scope="col" class="wide">What happens</th><th scope="col">Command</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function requestSection(requests: RecordedRequest[]): Html {
  if (requests.length === 0) {
    return html`<section><h2>Requests</h2><p class="muted">None yet. Run one of the commands below and reload.</p></section>`;
  }
  const rows = requests.reverse().map(
    ({ number, method, url, status: code, scenario, problem, violations }) => html`<tr><td>${number}</td>
<td>${status(code)}</td><td><code>${method} ${url}</code></td><td>${scenario ?? ""}</td>
<td>${problem ?? ""}${violations.map(({ location, message }) => html`<div class="violation">${location.join(".")}: ${message}</div>`)}</td></tr>`,
  );
  return html`<section><h2>Requests</h2>
<p><a href="/__mock/requests">As JSON</a> <button id="clear" type="button">Clear and restart scenarios</button></p>
<table><thead><tr><th scope="col" class="number">No.</th><th scope="col" class="short">Status</th><th scope="col">Request</th>
<th scope="col" class="middle">Scenario</th><th scope="col">Problem or violations</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
