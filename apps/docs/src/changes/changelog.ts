import { listOperations, renderMarkdown } from "@partner-licenses/contract-kit/docs";
import { changelogEntry } from "@partner-licenses/contract-kit/gate";
import type { Written } from "../guides/pages.ts";
import type { Page } from "../page/layout.ts";
import { changesOf, folderOf, REFERENCE } from "../page/places.ts";
import type { Step } from "../versions/steps.ts";
import type { Version, Versions } from "../versions/versions.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** The changelog: every version of the contract, newest first, in the words of the release gate. */
export function changelogPage(versions: Versions, feed: string | undefined): Written {
  const { current, released, next, steps } = versions;
  const listed = [...(next ? [next] : []), ...(released.length > 0 ? released : [current])];
  const lead = feed
    ? `What each version of the contract changed, from the contracts themselves. [Follow it as a feed](${feed}).`
    : "What each version of the contract changed, from the contracts themselves.";
  const parts = [
    "# Changelog",
    lead,
    ...listed.flatMap((version) =>
      section(
        version,
        current,
        steps.find(({ id }) => id === version.id),
      ),
    ),
  ];
  const markdown = `${parts.join("\n\n")}\n`;
  const page: Page = {
    kind: "changelog",
    path: "changelog.html",
    markdown: "changelog.md",
    title: "Changelog",
    keywords: "versions, releases, release notes, history, news, rss, feed",
    description: `Every version of ${current.contract.info.title} and what it changed.`,
    ...renderMarkdown(markdown),
  };
  return { page, markdown };
}

function section(version: Version, current: Version, step: Step | undefined): string[] {
  const states = {
    current: "The current version.",
    preview: "A pre-release.",
    unreleased: version === current ? "Not released yet." : `After ${current.name}, not released yet.`,
    older: "",
  };
  const day = version.date ? `Released on ${DAY.format(new Date(version.date))}.` : "";
  const folder = version.id === current.id ? "" : folderOf(version);
  const links = [
    ...(step ? [`[Each change with its place](${changesOf(version)})`] : []),
    `[Reference](${folder}${REFERENCE})`,
    ...(version.kind === "current" ? [`[Address that stays](${folderOf(version)}${REFERENCE})`] : []),
    `[openapi.yaml](${folder}openapi.yaml)`,
  ];
  return [
    `## ${version.name}`,
    [states[version.kind], day, ...(step ? [] : ["The first version."])].filter(Boolean).join(" "),
    step ? stepText(step) : operationsText(version),
    links.join(" · "),
  ].filter((part) => part !== "");
}

/** The changes of a step as Markdown. */
export function stepText({ findings, before }: Step): string {
  return findings.length === 0 ? `The contract is that of ${before}.` : changelogEntry(findings);
}

function operationsText({ contract }: Version): string {
  const operations = listOperations(contract).map(
    ({ method, path, operation, id }) => `- \`${method.toUpperCase()} ${path}\`: ${operation.summary ?? id}`,
  );
  return operations.join("\n");
}
