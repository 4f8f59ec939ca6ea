import { readFileSync } from "node:fs";
import { writeAtomic } from "@partner-licenses/document/files";
import { yaml } from "@partner-licenses/document/lazy";

/** Empties the list of accepted breaks after a release; comments at its head stay. */
export function archive(file: string): void {
  const document = yaml().parseDocument(readFileSync(file, "utf8"));
  const lead =
    document.commentBefore === null || document.commentBefore === undefined
      ? ""
      : comment(document.commentBefore);
  writeAtomic(file, `${lead}[]\n`);
}

function comment(text: string): string {
  return `${text
    .split("\n")
    .map((line) => `#${line}`)
    .join("\n")}\n\n`;
}
