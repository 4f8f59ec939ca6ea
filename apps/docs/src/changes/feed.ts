import { createHash } from "node:crypto";
import { renderMarkdown } from "@partner-licenses/contract-kit/docs";
import { html } from "@partner-licenses/document/html";
import { changesOf } from "../page/places.ts";
import type { Versions } from "../versions/versions.ts";
import { stepText } from "./changelog.ts";

export const FEED = "feed.xml";

/**
 * The changelog as an Atom feed: one entry for each released version whose day git knows, so that two builds agree.
 * Undefined when there is none. `url` is the site's public address or `""`: links are then relative to the feed.
 */
export function feedText(title: string, { released, steps }: Versions, url: string): string | undefined {
  const dated = released.flatMap(({ id, name, date }) => (date === undefined ? [] : [{ id, name, date }]));
  const [newest] = dated
    .map(({ date }) => date)
    .sort()
    .reverse();
  if (newest === undefined) return undefined;
  const entries = dated.map(({ id, name, date }) => {
    const step = steps.find((candidate) => candidate.id === id);
    const path = step ? changesOf(step) : "changelog.html";
    const content = renderMarkdown(step ? stepText(step) : "The first version.").html;
    return html`<entry>
<title>${title} ${name}</title>
<id>${idOf(title, name)}</id>
<updated>${date}T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="${url + path}"/>
<content type="html">${content}</content>
</entry>
`;
  });
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>${title}: changes</title>
<id>${idOf(title, "")}</id>
<updated>${newest}T00:00:00Z</updated>
<author><name>${title}</name></author>
<link rel="self" type="application/atom+xml" href="${url + FEED}"/>
<link rel="alternate" type="text/html" href="${url}changelog.html"/>
${entries}</feed>
`.text;
}

/** An id that stays the same wherever the site lies: a UUID (version 8) made from the names. */
function idOf(title: string, version: string): string {
  const hex = createHash("sha256")
    .update(JSON.stringify([title, version]))
    .digest("hex");
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 3) | 8).toString(16);
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return `urn:uuid:${groups.join("-")}`;
}
