import { isEscaped } from "./repeated-keys.ts";

/** Offsets of keys in JSON text, found in one pass over the text. */
interface Wanted {
  pointer?: string;
  readonly below: Map<string, Wanted>;
}

/**
 * The offset of each pointer's key (or array item) in valid JSON text.
 * Only the wanted branches are entered; all else is skipped by bracket depth.
 */
export function jsonOffsets(
  text: string,
  wanted: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const root: Wanted = { below: new Map() };
  const found = new Map<string, number>();
  for (const [pointer, keys] of wanted) {
    let node = root;
    for (const key of keys) {
      const next = node.below.get(key) ?? { below: new Map() };
      node.below.set(key, next);
      node = next;
    }
    node.pointer = pointer;
  }
  if (root.pointer !== undefined) found.set(root.pointer, 0);
  new Scanner(text, found).value(root);
  return found;
}

class Scanner {
  private i = 0;
  private readonly text: string;
  private readonly found: Map<string, number>;

  constructor(text: string, found: Map<string, number>) {
    this.text = text;
    this.found = found;
  }

  value(wanted: Wanted): void {
    this.space();
    const open = this.text[this.i];
    if (wanted.below.size === 0 || (open !== "{" && open !== "[")) this.skip();
    else if (open === "{") this.object(wanted);
    else this.array(wanted);
  }

  private object(wanted: Wanted): void {
    this.i++;
    for (this.space(); this.text[this.i] === '"'; this.comma()) {
      const start = this.i;
      this.string();
      const key = JSON.parse(this.text.slice(start, this.i)) as string;
      this.space();
      this.i++;
      this.child(wanted.below.get(key), start);
    }
    this.i++;
  }

  private array(wanted: Wanted): void {
    this.i++;
    this.space();
    for (let index = 0; this.i < this.text.length && this.text[this.i] !== "]"; index++, this.comma()) {
      this.child(wanted.below.get(String(index)), this.i);
    }
    this.i++;
  }

  private child(wanted: Wanted | undefined, start: number): void {
    this.space();
    if (wanted?.pointer !== undefined) this.found.set(wanted.pointer, start);
    if (wanted === undefined) this.skip();
    else this.value(wanted);
  }

  private comma(): void {
    this.space();
    if (this.text[this.i] === ",") this.i++;
    this.space();
  }

  private skip(): void {
    let depth = 0;
    for (; this.i < this.text.length; this.i++) {
      const char = this.text.charCodeAt(this.i);
      if (char === 34) {
        this.string();
        this.i--;
      } else if (char === 123 || char === 91) depth++;
      else if (char === 125 || char === 93) {
        if (depth === 0) return;
        if (--depth === 0) return void this.i++;
      } else if (depth === 0 && char === 44) return;
    }
  }

  private string(): void {
    let end = this.text.indexOf('"', this.i + 1);
    while (end >= 0 && isEscaped(this.text, end)) end = this.text.indexOf('"', end + 1);
    this.i = end < 0 ? this.text.length : end + 1;
  }

  private space(): void {
    while (this.text.charCodeAt(this.i) <= 32) this.i++;
  }
}
