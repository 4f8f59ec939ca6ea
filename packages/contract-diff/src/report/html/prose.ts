import { escapeHtml, Html } from "@partner-licenses/document/html";

/** Text whose names in backticks become code. */
export function prose(text: string): Html {
  return new Html(escapeHtml(text).replace(/`([^`]*)`/g, "<code>$1</code>"));
}
