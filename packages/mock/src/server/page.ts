import { createHash } from "node:crypto";
import { Html, html } from "@partner-licenses/document/html";
import { exampleCallOf } from "../call/calls.ts";
import { curl } from "../call/curl.ts";
import type { Contract, Operation } from "../contract/types.ts";
import type { RecordedRequest } from "../types.ts";
import type { Context } from "./context.ts";
import { type Curl, copier, responseRows, scenarioRows, status } from "./page-rows.ts";
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
${contract.operations.map((operation, index) => operationSection(operation, curlOf(contract, index, url)))}
${contract.operations.length === 0 ? "" : scenarioSection(curlOf(contract, 0, url))}
</main>
</body>
</html>
`;
  return { html: page.text, policy };
}

function curlOf(contract: Contract, index: number, url: string): Curl {
  const operation = contract.operations[index] as Operation;
  const call = exampleCallOf(contract, index);
  return (prefer) => curl(operation, call, url, prefer);
}

function operationSection(operation: Operation, command: Curl): Html {
  const ordinary = command();
  return html`<section>
<h2><code>${operation.method.toUpperCase()} ${operation.path}</code></h2>
<p class="muted">${operation.summary ?? operation.iid ?? ""}</p>
<div class="command"><pre>${ordinary}</pre>${copier(ordinary, "the ordinary answer")}</div>
<p>Send one more header for any other answer:</p>
<table class="answers">
<thead><tr><th scope="col" class="code">Status</th><th scope="col">Example</th><th scope="col" class="prefer"><code>Prefer</code></th><th scope="col" class="action">Command</th></tr></thead>
<tbody>${operation.responses.flatMap((response) => responseRows(response, command))}</tbody>
</table>
</section>`;
}

function scenarioSection(command: Curl): Html {
  return html`<section><h2>Scenarios</h2>
<p class="muted">State is kept per <code>Mock-Session</code> header, else per correlation id.</p>
<table class="stories"><thead><tr><th scope="col">What happens</th><th scope="col" class="ends">A client that retries gets</th><th scope="col" class="prefer"><code>Prefer</code></th><th scope="col" class="action">Command</th></tr></thead>
<tbody>${scenarioRows(command)}</tbody></table></section>`;
}

function requestSection(requests: RecordedRequest[]): Html {
  if (requests.length === 0) {
    return html`<section><h2>Requests</h2><p class="muted">None yet. Run one of the commands below and reload.</p></section>`;
  }
  const rows = requests.reverse().map(
    ({
      number,
      method,
      url,
      status: code,
      scenario,
      problem,
      violations,
    }) => html`<tr><td class="number">${number}</td>
<td class="code">${status(code)}</td><td class="call"><code>${method} ${url}</code>${scenario === undefined ? html`` : html`<span class="muted">scenario ${scenario}</span>`}</td>
<td class="found">${problem ?? ""}${violations.map(({ location, message }) => html`<div class="violation">${location.join(".")}: ${message}</div>`)}</td></tr>`,
  );
  return html`<section><div class="head"><h2>Requests</h2><a href="/__mock/requests">As JSON</a>
<button id="clear" type="button">Clear and restart scenarios</button></div>
<div class="list" tabindex="0" role="group" aria-label="Requests, the newest first"><table class="calls"><thead><tr><th scope="col" class="number">No.</th><th scope="col" class="code">Status</th><th scope="col" class="call">Request</th>
<th scope="col">Problem or violations</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
