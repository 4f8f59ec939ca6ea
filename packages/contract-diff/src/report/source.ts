import { readerFor } from "@partner-licenses/document/reader/reader";

/** Gives the text of the file that a place names, or undefined when it is not at hand. */
export type ReadText = (file: string) => string | undefined;

/** Reads the text that a place names: a file, or `<git-rev>:<path>`. Keeps what it has read. */
export class Sources {
  private readonly read: ReadText;
  private readonly texts = new Map<string, string | undefined>();
  private readonly split = new Map<string, readonly string[] | undefined>();

  constructor(read: ReadText = readText) {
    this.read = read;
  }

  /** The whole text, or undefined when it cannot be read any more. */
  text(file: string): string | undefined {
    if (!this.texts.has(file)) this.texts.set(file, this.read(file));
    return this.texts.get(file);
  }

  /** The lines of the text without their ends. */
  lines(file: string): readonly string[] | undefined {
    if (!this.split.has(file)) this.split.set(file, this.text(file)?.split(/\r\n|\n|\r/));
    return this.split.get(file);
  }
}

function readText(file: string): string | undefined {
  try {
    const reader = readerFor(file);
    return reader.read(reader.entry);
  } catch {
    return undefined;
  }
}
