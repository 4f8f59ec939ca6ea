import { operationPages, relativeTo } from "@partner-licenses/contract-kit/docs";
import { type Html, html } from "@partner-licenses/document/html";
import type { Version } from "../versions/versions.ts";
import { DRAWN, folderOf, REFERENCE } from "./places.ts";
import type { Edition, Site } from "./site-facts.ts";

// More would not fit a window; the changelog lists them all.
const MOST = 8;

const WORDS = { current: "current", older: "", preview: "pre-release", unreleased: "not released" } as const;
const word = ({ id, kind }: Edition["version"]) => (id === "next" ? "next" : WORDS[kind]);

/** The version in the bar: links to the same page of other versions, which need no script. Plain text while there is one version. */
export function switcher(site: Site, from: string, edition: Edition | undefined): Html {
  const read = edition?.version ?? site.current;
  if (site.versions.length < 2) {
    return html`<span class="version">${read.name}${tag(word(read))}</span>`;
  }
  const shown = site.versions.filter(
    ({ id, kind }, index) => index < MOST || kind === "current" || id === read.id,
  );
  const items = shown.map((version) => {
    const path =
      version.id === site.current.id
        ? counterpart(from, edition, version, "")
        : counterpart(from, edition, version, folderOf(version));
    const here = version.id === read.id;
    return html`<li><a href="${relativeTo(from, here ? from : path)}"${here ? html` aria-current="true"` : ""} data-keep-route>${version.name}${tag(word(version))}</a></li>`;
  });
  return html`<details class="version"><summary><span class="unseen">Version</span> ${read.name}${tag(word(read))}</summary>
<nav aria-label="Versions"><ul>${items}<li><a href="${relativeTo(from, "changelog.html")}">All versions</a></li></ul></nav></details>`;
}

/** Above a page of another version than the current one: which it is, and the way to the current one. */
export function banner(site: Site, from: string, edition: Edition | undefined): Html {
  if (!edition || edition.version.kind === "current") return html``;
  const { name, kind } = edition.version;
  const what =
    kind === "unreleased"
      ? "You read what is not released yet."
      : `You read ${name}${kind === "preview" ? ", a pre-release" : ""}.`;
  const guides = kind === "unreleased" ? undefined : site.repository?.guidesOf(name);
  const current = relativeTo(from, counterpart(from, edition, site.current, ""));
  return html`<aside class="banner" aria-label="Version"><p>${what} Current is <a href="${current}" data-keep-route>${site.current.name}</a>. <a href="${relativeTo(from, "changelog.html")}">Changes</a>${guides ? html` · <a href="${guides}">Its guides</a>` : ""}</p></aside>`;
}

/** The same page of another version, in its folder; the reference where that has no such page. */
export function counterpart(
  from: string,
  edition: Edition | undefined,
  { contract }: Pick<Version, "contract">,
  folder: string,
): string {
  const page = from.slice(edition?.folder.length ?? 0);
  const same = page === DRAWN || operationPages(contract).some(({ path }) => path === page);
  return `${folder}${same ? page : REFERENCE}`;
}

function tag(text: string): Html {
  return text === "" ? html`` : html` <small>${text}</small>`;
}
