import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

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
  if (existsSync(file)) return readFileSync(file, "utf8");
  const colon = file.indexOf(":");
  if (colon < 2 || file.startsWith("-")) return undefined;
  const [revision, path] = [file.slice(0, colon), file.slice(colon + 1)];
  return fromGit(`${revision}:${path}`) ?? fromGit(`${revision}:./${path}`);
}

function fromGit(object: string): string | undefined {
  try {
    return execFileSync("git", ["show", object], {
      encoding: "utf8",
      maxBuffer: 1 << 30,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return undefined;
  }
}
