import { createHash } from "node:crypto";

/** What came of putting a section into the file. */
export interface Placement {
  readonly text: string;
  /** `kept`: somebody wrote or edited the section of this version, so that it stays. */
  readonly outcome: "added" | "rewritten" | "same" | "kept";
}

const title = "# Migrating\n\nWhat a major version asks of those who call the API, newest first.\n";

/**
 * Puts the section of a version into the text of MIGRATING.md, above the older ones.
 * A section that was drafted before is redrafted as long as nobody has edited it.
 */
export function placeSection(text: string | undefined, version: string, section: string): Placement {
  const whole = text ?? title;
  const block = `${opening(version, section)}\n${section}\n${closing(version)}`;
  const found = blockOf(whole, version);
  if (found !== undefined) {
    if (digest(found.section) !== found.sum) return { text: whole, outcome: "kept" };
    if (found.block === block) return { text: whole, outcome: "same" };
    return { text: whole.replace(found.block, () => block), outcome: "rewritten" };
  }
  if (headings(whole).some((heading) => heading.split(/[\s()[\],]+/).includes(version)))
    return { text: whole, outcome: "kept" };
  const at = whole.search(/^(## |<!-- contract migrate )/m);
  const [before, after] = at < 0 ? [whole, ""] : [whole.slice(0, at), whole.slice(at)];
  return { text: `${before.trimEnd()}\n\n${block}\n${after === "" ? "" : `\n${after}`}`, outcome: "added" };
}

function blockOf(text: string, version: string) {
  const name = version.replaceAll(/[.+]/g, "\\$&");
  const pattern = new RegExp(
    `<!-- contract migrate ${name} ([0-9a-f]{12})[^\\n]*-->\\n([\\s\\S]*?)\\n${closing(name)}`,
  );
  const found = pattern.exec(text.replaceAll("\r\n", "\n"));
  if (found === null) return undefined;
  const [block, sum = "", section = ""] = found;
  return { block, sum, section };
}

function opening(version: string, section: string): string {
  return `<!-- contract migrate ${version} ${digest(section)}: a draft; once you edit it, it is yours -->`;
}

function closing(version: string): string {
  return `<!-- /contract migrate ${version} -->`;
}

function headings(text: string): string[] {
  return text.split("\n").filter((line) => line.startsWith("#"));
}

function digest(section: string): string {
  return createHash("sha256").update(section.trim()).digest("hex").slice(0, 12);
}
