import { ContractError } from "../errors.ts";
import { get } from "../json.ts";
import { parseText } from "./parse.ts";
import type { Source } from "./pointer.ts";
import type { Reader } from "./reader.ts";
import { untangled } from "./untangle.ts";

/** Why a document cannot be opened: the name of the fault. */
export type Unopened = "refNetwork" | "refOfObject" | "refFile";

const isUrl = (text: string) => /^[a-z][a-z0-9+.-]+:/i.test(text);

/** The documents of one contract, by path and by the address that they give themselves (`$self`, or `$id` of a schema). */
export class Documents {
  readonly entry: Source;
  private readonly byPath = new Map<string, Source>();
  private readonly byAddress = new Map<string, Source>();
  private readonly reader: Reader | undefined;
  private readonly searched = new Set<string>();

  constructor(input: Reader | { document: unknown }) {
    if ("document" in input) {
      this.entry = { id: "", root: untangled(input.document) };
      this.register(this.entry);
    } else {
      this.reader = input;
      this.entry = this.load(input, input.entry, "");
    }
  }

  /** Paths of the files that were read so far. */
  get files(): string[] {
    return [...this.byPath.keys()];
  }

  /** The documents that were read so far. */
  get sources(): Source[] {
    return [...new Set([this.entry, ...this.byPath.values(), ...this.byAddress.values()])];
  }

  /** The document that `file` names, seen from `from`; or why there is none. Never asks the network. */
  open(file: string, from: Source): Source | Unopened {
    const own = addressOf(from.root);
    const address = absolute(file, own);
    const known = this.byAddress.get(address);
    if (known !== undefined) return known;
    if (this.reader === undefined || from.path === undefined)
      return isUrl(file) ? "refNetwork" : "refOfObject";
    // What lies together under addresses lies together in folders.
    const target = isUrl(file) ? between(own, file) : file;
    if (target !== undefined) {
      const found = this.tryPath(this.reader, this.reader.join(from.path, target));
      if (found !== undefined) return found;
    }
    const there = isUrl(address) ? this.search(this.reader, from.path, address) : undefined;
    return there ?? (isUrl(file) ? "refNetwork" : "refFile");
  }

  private tryPath(reader: Reader, path: string): Source | undefined {
    const known = this.byPath.get(path);
    if (known !== undefined) return known;
    try {
      return this.load(reader, path, reader.relative(path));
    } catch (cause) {
      // A fault inside of the file is its own.
      if (cause instanceof ContractError && cause.places.length > 0) throw cause;
      return undefined;
    }
  }

  /** Looks for the address among the files of the folders of the entry and of `from`. */
  private search(reader: Reader, from: string, address: string): Source | undefined {
    for (const path of [reader.entry, from].flatMap((file) => reader.folder(file))) {
      if (this.searched.has(path) || !/\.(ya?ml|json)$/i.test(path)) continue;
      this.searched.add(path);
      try {
        if (/\$self|\$id/.test(reader.read(path))) this.tryPath(reader, path);
      } catch {
        // A file that nobody refers to by its path may be anything.
      }
    }
    return this.byAddress.get(address);
  }

  private load(reader: Reader, path: string, id: string): Source {
    const display = reader.display(path);
    const source: Source = { id, path, display, ...parseText(reader.read(path), display) };
    this.byPath.set(path, source);
    this.register(source);
    return source;
  }

  private register(source: Source): void {
    const address = addressOf(source.root);
    if (address !== undefined && !this.byAddress.has(address)) this.byAddress.set(address, source);
  }
}

/** The address that a document gives itself, without a fragment. */
function addressOf(root: unknown): string | undefined {
  const address = get(root, "$self") ?? get(root, "$id");
  return typeof address === "string" ? address.replace(/#.*$/, "") : undefined;
}

function absolute(file: string, base: string | undefined): string {
  return base !== undefined && URL.canParse(file, base) ? new URL(file, base).href : file;
}

/** The way from one address to another, when both are on one host. */
function between(from: string | undefined, to: string): string | undefined {
  if (from === undefined || !URL.canParse(from) || !URL.canParse(to)) return undefined;
  const [a, b] = [new URL(from), new URL(to)];
  if (a.protocol !== b.protocol || a.host !== b.host) return undefined;
  const up = a.pathname.split("/").slice(1, -1);
  const down = b.pathname.split("/").slice(1);
  while (up.length > 0 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  return [...up.map(() => ".."), ...down].join("/");
}
