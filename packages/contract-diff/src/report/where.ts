import { existsSync } from "node:fs";
import { fromRoot } from "@partner-licenses/document/files";
import type { Finding, FindingPlace } from "../types.ts";
import { nearestPlaces } from "./nearest.ts";
import { Sources } from "./source.ts";
import type { ReportView } from "./view.ts";

/** The path of a file of a view from the root of its repository, without the git revision that the view is of. */
export function inRepository({ revision }: Pick<ReportView, "revision">, file = revision): string {
  if (existsSync(file)) return fromRoot(file);
  const [prefix] = existsSync(revision) ? [] : (/^[^:]{2,}:/.exec(revision) ?? []);
  return prefix !== undefined && file.startsWith(prefix)
    ? file.slice(prefix.length).replace(/^\.\//, "")
    : file;
}

/**
 * Finds for each finding of a report its place in the revision, which is what a pull request shows; the file is named
 * from the root of the repository. A part that is gone is shown where it would stand.
 */
export function placesInRevision(
  view: ReportView,
): (finding: Finding) => FindingPlace & { readonly file: string } {
  const { findings, revision } = view;
  const gone = findings.flatMap(({ finding }) =>
    finding.revision?.file === undefined && finding.base !== undefined ? [finding.base.pointer] : [],
  );
  const places = nearestPlaces(gone, revision, new Sources());
  return (finding) => {
    const { pointer } = finding.base ?? finding.revision ?? { pointer: "#" };
    const place = finding.revision?.file === undefined ? places.get(pointer) : finding.revision;
    return { ...(place ?? { pointer }), file: inRepository(view, place?.file) };
  };
}
