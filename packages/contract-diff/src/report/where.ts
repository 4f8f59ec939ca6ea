import type { Finding, FindingPlace } from "../types.ts";
import { nearestPlaces } from "./nearest.ts";
import { Sources } from "./source.ts";
import type { ReportView } from "./view.ts";

/**
 * Finds for each finding of a report its place in the revision, which is what a pull request shows.
 * A part that is gone is shown where it would stand.
 */
export function placesInRevision({ findings, revision }: ReportView): (finding: Finding) => FindingPlace {
  const gone = findings.flatMap(({ finding }) =>
    finding.revision?.file === undefined && finding.base !== undefined ? [finding.base.pointer] : [],
  );
  const places = nearestPlaces(gone, revision, new Sources());
  return (finding) => {
    if (finding.revision?.file !== undefined) return finding.revision;
    const { pointer } = finding.base ?? finding.revision ?? { pointer: "#" };
    return places.get(pointer) ?? { pointer, file: revision };
  };
}
