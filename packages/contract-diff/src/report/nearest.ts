import { parseText } from "@partner-licenses/document/reader/parse";
import { upwards } from "@partner-licenses/document/reader/position";
import type { FindingPlace } from "../types.ts";
import type { Sources } from "./source.ts";

/** For each pointer its place in `file`, or that of the closest part above it that still exists. */
export function nearestPlaces(
  pointers: readonly string[],
  file: string,
  sources: Sources,
): Map<string, FindingPlace> {
  const places = new Map<string, FindingPlace>();
  const text = pointers.length === 0 ? undefined : sources.text(file);
  if (text === undefined) return places;
  // All at once: a large file is read through one time.
  const positions = parseText(text, file).locate([...new Set(pointers.flatMap(upwards))]);
  for (const pointer of pointers) {
    const found = upwards(pointer).find((above) => positions.has(above));
    const position = found === undefined ? undefined : positions.get(found);
    if (found !== undefined && position !== undefined)
      places.set(pointer, { pointer: found, file, ...position });
  }
  return places;
}
