import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Contract,
  type OperationPage,
  operationPages,
  operationPageText,
  operationsNear,
  overviewText,
  referenceText,
  relativeTo,
  renderMarkdown,
  slug,
} from "@partner-licenses/contract-kit/docs";
import { html } from "@partner-licenses/document/html";
import type { Options } from "../options.ts";
import { renderFooter, renderHeader } from "../page/bar.ts";
import { inlineScripts } from "../page/csp.ts";
import { type Page, renderHead } from "../page/layout.ts";
import { DRAWN, MARKDOWN, REFERENCE, WHOLE } from "../page/places.ts";
import { type Edition, type Site, versionText } from "../page/site-facts.ts";
import { banner } from "../page/switcher.ts";
import type { Version } from "../versions/versions.ts";
import { withOpenValues } from "./open-values.ts";
import type { Redoc } from "./redoc.ts";
import { withSamples } from "./samples.ts";

// Redoc inlines its styles and makes blobs for its search worker; nothing else may load, and nothing may connect.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' blob: {script-hashes}",
  "worker-src blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * What Redoc draws: the contract with its code samples, and with open value sets in words. `tryApp` is the app that calls
 * the operations of this version, from the site's root.
 */
export function drawn(version: Version, tryApp: string | undefined): Contract {
  return withSamples(
    { ...version, contract: withOpenValues(version.contract) },
    tryApp && relativeTo(DRAWN, tryApp),
  );
}

/** The drawn reference of a version. `first` is what Redoc has drawn of it already; without, the page starts empty. */
export async function drawnPage(
  site: Site,
  version: Version,
  edition: Edition | undefined,
  redoc: Pick<Redoc, "options"> & Partial<Pick<Redoc, "style" | "html">>,
  options: Options,
): Promise<{ path: string; html: string }> {
  const folder = edition?.folder ?? "";
  const path = `${folder}${DRAWN}`;
  const name = versionText(version);
  const parts: Record<string, string> = {
    policy: POLICY,
    head: renderHead(site, {
      path,
      title: `Reference, drawn by Redoc${edition ? ` ${version.name}` : ""} · ${site.title}`,
      description: `Operations and schemas of ${site.title} ${name}.`,
      markdown: `${folder}${MARKDOWN}`,
      ...(edition && { edition }),
    }).text,
    assets: relativeTo(path, "assets/"),
    style: redoc.style ?? "",
    html: redoc.html ?? "",
    paper: paper(version),
    header: renderHeader(site, path, edition).text,
    banner: banner(site, path, edition).text,
    footer: renderFooter(site, path, {
      markdown: `${folder}${MARKDOWN}`,
      edition,
      credit: html` Drawn by <a href="https://redocly.com/redoc">Redoc</a>.`,
    }).text,
    definition: JSON.stringify(drawn(version, edition ? undefined : site.tryApp)).replaceAll("<", "\\u003c"),
    options: redoc.options,
  };
  const page = fill(await readFile(join(options.assets, "reference.template"), "utf8"), parts);
  return { path, html: page.replace("{script-hashes}", () => inlineScripts(page).join(" ")) };
}

/** All operations, for paper: Redoc draws one at a time, and as much of the others as was scrolled past. */
function paper(version: Version): string {
  return renderMarkdown(referenceText(version)).html.replaceAll(/ (id="|href="#)/g, " $1paper-");
}

function fill(template: string, values: Record<string, string>): string {
  return template.replaceAll(
    /<!-- put: (\w+) -->|\{put:(\w+)\}/g,
    (whole, block?: string, inline?: string) => {
      const value = values[block ?? inline ?? ""];
      if (value === undefined)
        throw new Error(`assets/reference.template asks for an unknown part: ${whole}`);
      return value;
    },
  );
}

/** The contract is there to download, for generators of other languages and for clients that send by hand. */
const overviewKeywords =
  "openapi, swagger, openapi.yaml, download, postman, insomnia, python, java, go, php, ruby, c#, csharp, .net, dotnet, nuget, golang, rust, schema, schemas";
const operationKeywords = "curl, http, fetch, request, endpoint, url";

const otherForms =
  "The same contract is there [as one page](whole.html), for paper, and [drawn by Redoc](redoc.html), with schemas to unfold.";

/** The reference of a version: what all operations share, with their list, and a page for each one. */
export function referencePages(
  version: Version,
  edition: Edition | undefined,
  tryApp: string | undefined,
): { overview: Page; operations: Page[]; whole: Page } {
  const folder = edition?.folder ?? "";
  const { title } = version.contract.info;
  const name = edition ? `, ${version.name}` : "";
  const shared = { markdown: `${folder}${MARKDOWN}`, ...(edition && { edition }) };
  const pages = operationPages(version.contract);
  const linkOf = ({ entry, path }: OperationPage) => ({
    path: `${folder}${path}`,
    title: entry.operation.summary ?? entry.id,
  });
  const near = (page?: OperationPage) => ({
    title: "Reference",
    links: [
      { path: `${folder}${REFERENCE}`, title: "Overview" },
      ...operationsNear(version.contract, page).map(linkOf),
    ],
  });
  const overview: Page = {
    kind: "plain",
    path: `${folder}${REFERENCE}`,
    title: `Reference${name}`,
    keywords: edition ? "" : overviewKeywords,
    description: `Every operation and schema of ${title} ${versionText(version)}.`,
    aside: near(),
    ...renderMarkdown(overviewText(version.contract, { folder: "", other: otherForms })),
    ...shared,
  };
  const whole: Page = {
    kind: "plain",
    path: `${folder}${WHOLE}`,
    title: `Reference on one page${name}`,
    description: `All operations and schemas of ${title} ${versionText(version)} on one page.`,
    aside: near(),
    ...renderMarkdown(referenceText(version)),
    ...shared,
  };
  const toSchema = (name: string) => `../index.html#${slug(name)}`;
  const operations = pages.map((page): Page => {
    const { id, method, path, isWebhook } = page.entry;
    const to = linkOf(page);
    const tried =
      edition || !tryApp || isWebhook
        ? undefined
        : `${relativeTo(to.path, tryApp)}#/${encodeURIComponent(id)}`;
    return {
      kind: "operation",
      path: to.path,
      title: `${to.title}${name}`,
      keywords: edition ? "" : operationKeywords,
      description: `${method.toUpperCase()} ${path}: parameters, answers, errors and code of ${title} ${versionText(version)}.`,
      aside: near(page),
      ...renderMarkdown(operationPageText(version, page.entry, tried, toSchema)),
      ...shared,
    };
  });
  return { overview, operations, whole };
}
