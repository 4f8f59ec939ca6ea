import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Picture {
  theme: "light" | "dark";
  /** Path from the site's root. */
  path: string;
  /** In CSS pixels of a screenshot, which may hold more than one dot per pixel. */
  width: number;
  height: number;
}

/** Copies the dashboard's screenshots into `assets/`; none when one of the two themes is missing. */
export async function copyPictures(from: string, root: string): Promise<Picture[]> {
  const themes = ["light", "dark"] as const;
  const files = await Promise.all(themes.map((theme) => readIfThere(join(from, `${theme}.png`))));
  const pictures: Picture[] = [];
  for (const [index, theme] of themes.entries()) {
    const bytes = files[index];
    if (!bytes) return [];
    const path = `assets/dashboard-${theme}.png`;
    pictures.push({ theme, path, ...pngSize(bytes, `${theme}.png`) });
    await writeFile(join(root, path), bytes);
  }
  return pictures;
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

// A PNG starts with eight fixed bytes and the header chunk: its width and height stand at 16 and 20.
function pngSize(bytes: Buffer, name: string): { width: number; height: number } {
  if (bytes.length < 24 || bytes.toString("latin1", 1, 4) !== "PNG") {
    throw new Error(`The screenshot ${name} of the sample is not a PNG file. Take the screenshots again.`);
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
