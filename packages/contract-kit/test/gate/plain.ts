import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Texts by path. */
export type Files = Readonly<Record<string, string>>;

/** A repository of any kind in a temporary folder, all of it committed on `main`. */
export interface Plain {
  readonly dir: string;
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
  git(...args: string[]): string;
  /** Goes on with a new branch. */
  branch(name: string): void;
  remove(): Promise<void>;
}

/** Makes a repository. Remove it when the test is over. */
export async function plainRepository(files: Files): Promise<Plain> {
  const repo = plainAt(await mkdtemp(join(tmpdir(), "contract-plain-")));
  for (const [file, text] of Object.entries(files)) await repo.write(file, text);
  repo.git("init", "-q", "-b", "main");
  repo.git("add", "-A");
  repo.git("commit", "-qm", "chore: begin");
  return repo;
}

/** A clone of it with no more than its last commit, in a folder of its own. */
export async function shallowClone(of: Plain, ...args: readonly string[]): Promise<Plain> {
  const dir = await mkdtemp(join(tmpdir(), "contract-shallow-"));
  execFileSync("git", ["clone", "-q", "--depth=1", ...args, `file://${of.dir}`, dir], { stdio: "pipe" });
  return plainAt(dir);
}

function plainAt(dir: string): Plain {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      ...{ cwd: dir, encoding: "utf8" },
      stdio: ["ignore", "pipe", "pipe"],
    }).trimEnd();
  return {
    dir,
    git,
    async write(file, text) {
      await mkdir(dirname(join(dir, file)), { recursive: true });
      await writeFile(join(dir, file), text);
    },
    read: (file) => readFile(join(dir, file), "utf8"),
    branch: (name) => void git("switch", "-qc", name),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}
