import { output } from "../../scripts/tests/run.mjs";
import { publishedPackages } from "./workspace.ts";

/** A published package and its tarball. */
export interface Packed {
  readonly name: string;
  readonly dir: string;
  readonly manifest: Record<string, unknown>;
  readonly tarball: string;
  /** Paths in the tarball, without the leading `package/`. */
  readonly files: readonly string[];
}

/** Packs every published package of a checkout, as a release does, into a folder. */
export async function packAll(destination: string, checkout?: string): Promise<Packed[]> {
  const packed: Packed[] = [];
  for (const each of await publishedPackages(checkout)) {
    const args = ["pack", "--json", "--pack-destination", destination];
    const { filename } = JSON.parse(await output("pnpm", args, { cwd: each.dir })) as { filename: string };
    const listed = await output("tar", ["-tzf", filename], { cwd: destination });
    const files = listed
      .trim()
      .split("\n")
      .map((file) => file.replace(/^package\//, ""));
    packed.push({ ...each, tarball: filename, files });
  }
  return packed;
}

/** The text of one file of a tarball. */
export function fileOf({ tarball }: Packed, file: string): Promise<string> {
  return output("tar", ["-xzOf", tarball, `package/${file}`], { cwd: "." });
}
