import { Html, html } from "@partner-licenses/document/html";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";

const LANGUAGES: Record<string, Parameters<typeof hljs.registerLanguage>[1]> = {
  bash,
  json,
  typescript,
  yaml,
};
const ALIASES: Record<string, string> = {
  sh: "bash",
  ts: "typescript",
  tsx: "typescript",
  js: "typescript",
  yml: "yaml",
};

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** HTML of a code block with a caption (file name, else the language) and a copy button. */
export function codeBlock(source: string, language: string, file?: string): string {
  const name = ALIASES[language] ?? language;
  const text = source.replace(/\n$/, "");
  const code = name in LANGUAGES ? new Html(hljs.highlight(text, { language: name }).value) : text;
  const label = file ?? (/^(bash|console)$/.test(name) ? "Terminal" : language || "Text");
  const caption = html`<figcaption><span>${label}</span><button type="button" class="copy" hidden>Copy</button></figcaption>`;
  const body = html`<pre tabindex="0" aria-label="${label}"><code>${code}</code></pre>`;
  return html`<figure class="code" data-language="${name}">${caption}${body}</figure>`.text;
}
