import { type Html, html } from "@partner-licenses/document/html";
import type { JudgedFinding } from "../../accept/apply.ts";
import type { FindingPlace } from "../../types.ts";
import { type ExcerptLine, excerptOf } from "../excerpt.ts";
import type { Sources } from "../source.ts";
import type { ReportView } from "../view.ts";
import { witnessText } from "../witness.ts";
import { directionText, overlayText, placeText, policyText, sourceText, symbols } from "../words.ts";
import { prose } from "./prose.ts";

/** One finding as a card: what changed, both sides of it, whom it reaches, and the witness. */
export function findingCard(item: JudgedFinding, view: ReportView, sources: Sources): Html {
  const { finding, fingerprint, accepted } = item;
  const level = accepted === undefined ? finding.level : `${finding.level}, accepted`;
  return html`<article class="${finding.level}">
<h3>${prose(finding.message)}</h3>
<p class="muted"><span class="level"><span aria-hidden="true">${symbols[finding.level]} </span>${level}</span> · <code>${finding.id}</code> · fingerprint <code>${fingerprint}</code></p>
<div class="sides">
${side("Base", view.base, finding.base, "not there yet", sources)}
${side("Revision", view.revision, finding.revision, "not there any more", sources)}
</div>
${facts(item)}${witness(item, view)}
</article>`;
}

function side(
  title: string,
  contract: string,
  place: FindingPlace | undefined,
  absent: string,
  sources: Sources,
): Html {
  const caption = `${title}: ${place === undefined ? contract : placeText(place)}`;
  const excerpt = excerptOf(place, sources, { before: 3, after: 4, width: 400 });
  const body =
    excerpt === undefined
      ? html`<p class="absent">${place === undefined ? absent : place.pointer}</p>`
      : html`<pre>${excerpt.lines.map(row)}</pre>`;
  return html`<figure><figcaption>${caption}</figcaption>${body}</figure>`;
}

function row({ number, text, mark }: ExcerptLine): Html {
  const shown =
    mark === undefined
      ? text
      : html`${text.slice(0, mark.start)}<mark>${text.slice(mark.start, mark.end)}</mark>${text.slice(mark.end)}`;
  return html`<span class="row${mark === undefined ? "" : " at"}"><span class="number">${number}</span><span class="text">${shown}</span></span>`;
}

function facts({ finding, accepted }: JudgedFinding): Html {
  const direction = directionText(finding);
  const source = sourceText(finding);
  const names = finding.operations.map((name, index) => html`${index === 0 ? "" : ", "}<code>${name}</code>`);
  const rows: [string, string | Html][] = [];
  if (names.length > 0) rows.push(["Reaches", html`${names}`]);
  if (direction !== undefined) rows.push(["Direction", direction]);
  if (source !== undefined) rows.push(["TypeScript", source]);
  const overlay = overlayText(finding);
  if (overlay !== undefined) rows.push(["Made", overlay]);
  const policy = policyText(finding);
  if (policy !== undefined) rows.push(["Policy", policy]);
  if (finding.tried !== undefined) rows.push(["Tried", finding.tried]);
  if (accepted !== undefined) rows.push(["Accepted", `${accepted.reason} (${accepted.who})`]);
  if (rows.length === 0) return html``;
  return html`<dl>${rows.map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>\n`;
}

function witness({ finding }: JudgedFinding, view: ReportView): Html {
  const text = witnessText(finding, view);
  if (text === undefined) return html``;
  return html`<p class="lead">${text.lead}</p>
<pre class="value">${text.value}</pre>
<p class="muted">${text.reason}</p>`;
}
