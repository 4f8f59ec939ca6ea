import type { Document, LineCounter, Node } from "yaml";
import type { FindingPlace } from "../diff/types.ts";
import { yaml } from "../lazy.ts";
import type { Sources } from "./source.ts";

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

const cache = new WeakMap<Sources, Map<string, Parsed>>();

/** Reading a larger text a second time would take longer than the diff; its findings go to the file as a whole. */
const largest = 2_000_000;

/** The place in `file` of the pointer, or of the closest part above it that still exists. */
export function nearestPlace(pointer: string, file: string, sources: Sources): FindingPlace | undefined {
  const parsed = parse(file, sources);
  if (parsed === undefined) return undefined;
  const keys = pointer
    .replace(/^#\/?/, "")
    .split("/")
    .filter((key) => key !== "");
  let node: unknown = parsed.document.contents;
  let offset = 0;
  let found = "#";
  for (const step of keys) {
    if (yaml().isAlias(node)) node = node.resolve(parsed.document);
    const next = childOf(node, step.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (next === undefined) break;
    node = next.value;
    offset = next.offset;
    found += `/${step}`;
  }
  const { line, col } = parsed.lines.linePos(offset);
  return { pointer: found, file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

function childOf(node: unknown, key: string): { value: unknown; offset: number } | undefined {
  const { isMap, isScalar, isSeq } = yaml();
  if (isMap(node)) {
    const pair = node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === key);
    const offset = (pair?.key as Node | null | undefined)?.range?.[0];
    return pair === undefined ? undefined : { value: pair.value, offset: offset ?? 0 };
  }
  const item = isSeq(node) ? (node.items[Number(key)] as Node | undefined) : undefined;
  return item === undefined ? undefined : { value: item, offset: item.range?.[0] ?? 0 };
}

function parse(file: string, sources: Sources): Parsed | undefined {
  const known = cache.get(sources) ?? new Map<string, Parsed>();
  cache.set(sources, known);
  const old = known.get(file);
  const text = old === undefined ? sources.text(file) : undefined;
  if (old !== undefined || text === undefined || text.length > largest) return old;
  const { LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const parsed = { document: parseDocument(text, { lineCounter: lines, logLevel: "silent" }), lines };
  known.set(file, parsed);
  return parsed;
}
