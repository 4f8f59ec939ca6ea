import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Project, projectOf } from "@partner-licenses/contract-diff/project";
import { contract } from "@partner-licenses/document/testing/contract";
import { record } from "../../src/history/record.ts";

/** A repository in a temporary folder, with a contract, changesets and, when asked, a release. */
export interface Repository {
  readonly dir: string;
  readonly project: Project;
  write(file: string, text: string): Promise<void>;
  read(file: string): Promise<string>;
  /** Writes `.changeset/<name>.md`. */
  changeset(name: string, releases: Record<string, string>, prose?: string): Promise<void>;
  changesets(): Promise<string[]>;
  git(...args: string[]): string;
  remove(): Promise<void>;
}

export interface Options {
  readonly version?: string;
  /** Several packages in one fixed group, or one package at the root. */
  readonly packages?: "one" | "several";
  /** Record the contract under `version`. */
  readonly released?: boolean;
  readonly contract?: string;
  readonly config?: Record<string, unknown>;
  readonly manifest?: Record<string, unknown>;
}

/** The package that carries the contract. */
export const carrier = "@shop/spec";

/** Makes a repository. Remove it when the test is over. */
export async function repository(options: Options = {}): Promise<Repository> {
  const { version = "1.2.0", packages = "several", released = true } = options;
  const dir = await mkdtemp(join(tmpdir(), "contract-gate-"));
  const spec = packages === "one" ? "openapi.yaml" : "spec/openapi.yaml";
  const repo = handle(dir, projectOf(join(dir, spec)));
  const manifest = (name: string, more = {}) => JSON.stringify({ name, version, ...more });
  if (packages === "several") {
    await repo.write("package.json", JSON.stringify({ name: "shop", private: true }));
    await repo.write("pnpm-workspace.yaml", "packages: [spec, packages/*]\n");
    await repo.write("spec/package.json", manifest(carrier, options.manifest));
    await repo.write("packages/client/package.json", manifest("@shop/client"));
    await repo.write("packages/other/package.json", manifest("@shop/other"));
  } else await repo.write("package.json", manifest(carrier, options.manifest));
  const fixed = packages === "several" ? { fixed: [[carrier, "@shop/client"]] } : {};
  await repo.write(".changeset/config.json", JSON.stringify({ ...fixed, ...options.config }));
  await repo.write("contract.config.json", JSON.stringify({ spec }));
  await repo.write(spec, options.contract ?? contract());
  if (released) await record(repo.project);
  return repo;
}

/** A repository, with a release unless `options` say no, all of it committed on `main`; what tests write as `out.*` git does not see. */
export async function committed(options: Options = {}): Promise<Repository> {
  const repo = await repository(options);
  await repo.write(".gitignore", "out.*\n");
  repo.git("init", "-q", "-b", "main");
  repo.git("add", "-A");
  repo.git("commit", "-qm", "release");
  return repo;
}

function handle(dir: string, project: Project): Repository {
  const folder = join(dir, ".changeset");
  const repo: Repository = {
    dir,
    project,
    async write(file, text) {
      await mkdir(dirname(join(dir, file)), { recursive: true });
      await writeFile(join(dir, file), text);
    },
    read: (file) => readFile(join(dir, file), "utf8"),
    async changeset(name, releases, prose = "What I did.") {
      const lines = Object.entries(releases).map(([key, bump]) => `"${key}": ${bump}\n`);
      await repo.write(`.changeset/${name}.md`, `---\n${lines.join("")}---\n\n${prose}\n`);
    },
    changesets: async () => (await readdir(folder)).filter((name) => name.endsWith(".md")).sort(),
    git: (...args) =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
        cwd: dir,
        encoding: "utf8",
      }),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
  return repo;
}
