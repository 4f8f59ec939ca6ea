import { type Html, html } from "@partner-licenses/document/html";
import { exampleNames } from "../contract/responses.ts";
import type { OperationResponse } from "../contract/types.ts";
import { scenarioNames, scenarios } from "../scenarios.ts";

/** The command for an ordinary request to an operation, or for one with a `Prefer`. */
export type Curl = (prefer?: string) => string;

export function status(code: string | number): Html {
  return html`<span class="status s${String(code).charAt(0)}">${code}</span>`;
}

/** Button that copies a whole command; the page shows only what differs between them. */
export function copier(command: string, what: string): Html {
  return html`<button class="copier" type="button" value="${command}" aria-label="Copy curl for ${what}">Copy curl</button>`;
}

function preferCells(command: Curl, prefer: string | undefined, what: string): Html {
  if (prefer === undefined) return html`<td class="prefer"></td><td class="action"></td>`;
  return html`<td class="prefer"><code>${prefer}</code></td>
<td class="action">${copier(command(prefer), what)}</td>`;
}

/** A row per example of a response, or one for the body that is built from its schema. */
export function responseRows(response: OperationResponse, command: Curl): Html[] {
  const { code, contents = [] } = response;
  const known = exampleNames(response);
  const names = known.length > 0 ? known : [undefined];
  const summaries = new Map(
    contents.flatMap(({ examples = [] }) => examples).map(({ key, summary }) => [key, summary]),
  );
  return names.map((name) => {
    const prefer = `code=${code}${name === undefined ? "" : `, example=${name}`}`;
    const askable = /^\d{3}$/.test(code) ? prefer : undefined;
    const title = name === undefined ? html`built from the schema` : html`<code>${name}</code>`;
    const summary = (name && summaries.get(name)) ?? "";
    return html`<tr><td class="code">${status(code)}</td>
<td class="title">${title}<span class="muted">${summary}</span></td>${preferCells(command, askable, `${code} ${name ?? ""}`)}</tr>`;
  });
}

const outcomes = { data: "the data", network: "a network error", decode: "a decoding error" } as const;

export function scenarioRows(command: Curl): Html[] {
  return scenarioNames.map((name) => {
    const { summary, ends } = scenarios[name];
    return html`<tr><td class="title"><code>${name}</code><span class="muted">${summary}</span></td>
<td class="ends">${outcomes[ends]}</td>${preferCells(command, `scenario=${name}`, name)}</tr>`;
  });
}
