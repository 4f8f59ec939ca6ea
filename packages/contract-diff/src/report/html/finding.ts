import type { JudgedFinding } from "../../accept/apply.ts";
import type { FindingPlace } from "../../types.ts";
import { type ExcerptLine, excerptOf } from "../excerpt.ts";
import type { Sources } from "../source.ts";
import type { ReportView } from "../view.ts";
import { witnessText } from "../witness.ts";
import { directionText, placeText, sourceText, symbols } from "../words.ts";
import { escapeHtml, prose } from "./escape.ts";

/** One finding as a card: what changed, both sides of it, whom it reaches, and the witness. */
export function findingCard(item: JudgedFinding, view: ReportView, sources: Sources): string {
  const { finding, fingerprint, accepted } = item;
  const level = accepted === undefined ? finding.level : `${finding.level}, accepted`;
  return `<article class="${finding.level}">
<h3>${prose(finding.message)}</h3>
<p class="muted"><span class="level"><span aria-hidden="true">${symbols[finding.level]} </span>${level}</span> · <code>${escapeHtml(finding.id)}</code> · fingerprint <code>${fingerprint}</code></p>
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
): string {
  const caption = escapeHtml(`${title}: ${place === undefined ? contract : placeText(place)}`);
  const excerpt = excerptOf(place, sources, { before: 3, after: 4, width: 400 });
  const body =
    excerpt === undefined
      ? `<p class="absent">${place === undefined ? absent : escapeHtml(place.pointer)}</p>`
      : `<pre>${excerpt.lines.map(row).join("")}</pre>`;
  return `<figure><figcaption>${caption}</figcaption>${body}</figure>`;
}

function row({ number, text, mark }: ExcerptLine): string {
  const shown =
    mark === undefined
      ? escapeHtml(text)
      : `${escapeHtml(text.slice(0, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>${escapeHtml(text.slice(mark.end))}`;
  return `<span class="row${mark === undefined ? "" : " at"}"><span class="number">${number}</span><span class="text">${shown}</span></span>`;
}

function facts({ finding, accepted }: JudgedFinding): string {
  const direction = directionText(finding);
  const source = sourceText(finding);
  const rows: [string, string][] = [];
  if (finding.operations.length > 0)
    rows.push(["Reaches", finding.operations.map((name) => `<code>${escapeHtml(name)}</code>`).join(", ")]);
  if (direction !== undefined) rows.push(["Direction", direction]);
  if (source !== undefined) rows.push(["TypeScript", source]);
  if (accepted !== undefined)
    rows.push(["Accepted", `${escapeHtml(accepted.reason)} (${escapeHtml(accepted.who)})`]);
  if (rows.length === 0) return "";
  return `<dl>${rows.map(([name, text]) => `<dt>${name}</dt><dd>${text}</dd>`).join("")}</dl>\n`;
}

function witness({ finding }: JudgedFinding, view: ReportView): string {
  const text = witnessText(finding, view);
  if (text === undefined) return "";
  return `<p class="lead">${escapeHtml(text.lead)}</p>
<pre class="value">${escapeHtml(text.value)}</pre>
<p class="muted">${escapeHtml(text.reason)}</p>`;
}
