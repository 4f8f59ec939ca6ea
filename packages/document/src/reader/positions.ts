import type { Document, LineCounter, Node, Pair } from "yaml";
import { jsonOffsets } from "./json-positions.ts";
import { keysOf } from "./pointer.ts";
import type { Locate, Position } from "./position.ts";

/** Positions in JSON text: one scan for all pointers. */
export function locateInJson(text: string): Locate {
  return (pointers) => {
    const offsets = jsonOffsets(text, new Map(pointers.map((pointer) => [pointer, keysOf(pointer)])));
    const positions = new Map<string, Position>();
    let [line, start] = [1, 0];
    for (const [pointer, offset] of [...offsets].sort(([, one], [, other]) => one - other)) {
      for (let end = text.indexOf("\n", start); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
        line++;
        start = end + 1;
      }
      positions.set(pointer, { line, column: offset - start + 1 });
    }
    return positions;
  };
}

/** Positions in a parsed YAML document: the key of the last step, or the item of a sequence. */
export function locateInYaml(document: Document, lines: LineCounter, yaml: typeof import("yaml")): Locate {
  return (pointers) => {
    const positions = new Map<string, Position>();
    for (const pointer of pointers) {
      const offset = yamlOffset(document, keysOf(pointer), yaml);
      const { line, col } = lines.linePos(offset);
      positions.set(pointer, { line: Math.max(line, 1), column: Math.max(col, 1) });
    }
    return positions;
  };
}

function yamlOffset(document: Document, keys: readonly string[], yaml: typeof import("yaml")): number {
  let node: unknown = document.contents;
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
  for (const key of keys) {
    if (yaml.isAlias(node)) node = node.resolve(document);
    if (yaml.isMap(node)) {
      const pair = (node.items as Pair[]).find((item) => keyText(item.key, yaml) === key);
      if (pair === undefined) return offset;
      offset = (pair.key as Node | null)?.range?.[0] ?? offset;
      node = pair.value;
    } else if (yaml.isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else return offset;
  }
  return offset;
}

function keyText(key: unknown, yaml: typeof import("yaml")): string {
  return String(yaml.isScalar(key) ? key.value : key);
}
