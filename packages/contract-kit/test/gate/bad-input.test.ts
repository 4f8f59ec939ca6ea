import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { gate } from "../../src/gate/index.ts";
import { carrier, type Repository, repository } from "./repository.ts";

let repo: Repository;
afterEach(() => repo.remove());

const faults: [name: string, damage: (repo: Repository) => Promise<void>, says: RegExp, file: RegExp][] = [
  [
    "no changesets at all",
    ({ dir }) => rm(join(dir, ".changeset"), { recursive: true }),
    /no \.changeset/,
    /config\.json/,
  ],
  [
    "a configuration that is not JSON",
    ({ write }) => write(".changeset/config.json", "{"),
    /JSON/,
    /config\.json/,
  ],
  [
    "a configuration with a bad value",
    ({ write }) => write(".changeset/config.json", '{"fixed": 1}'),
    /fixed/,
    /config\.json/,
  ],
  [
    "a changeset without front matter",
    ({ write }) => write(".changeset/a.md", "Words.\n"),
    /frontmatter/,
    /a\.md/,
  ],
  [
    "a changeset with bad YAML",
    ({ write }) => write(".changeset/a.md", "---\n- [\n---\n"),
    /changeset/,
    /a\.md/,
  ],
  [
    "an unknown package",
    ({ changeset }) => changeset("a", { "@shop/gone": "minor" }),
    /@shop\/gone/,
    /a\.md/,
  ],
  ["a pre state that is not JSON", ({ write }) => write(".changeset/pre.json", "{"), /JSON/, /pre\.json/],
  [
    "a package without a version",
    ({ write }) => write("spec/package.json", `{"name": "${carrier}"}`),
    /version/,
    /spec\/package\.json/,
  ],
  [
    "a package.json that is not JSON",
    ({ write }) => write("packages/client/package.json", "{"),
    /JSON|cannot be read/,
    /./,
  ],
  [
    "a released contract that was edited",
    ({ write }) => write("spec/released/1.2.0.yaml", "openapi: 3.1.0\n"),
    /checksum/,
    /1\.2\.0\.yaml/,
  ],
  [
    "a changeset of ignored and other packages",
    async ({ write, changeset }) => {
      await write(".changeset/config.json", '{"ignore": ["@shop/other"]}');
      await changeset("a", { "@shop/other": "minor", [carrier]: "minor" });
    },
    /mixed changeset a/,
    /./,
  ],
];

it.each(faults)("%s: a clear message, the place and the next step", async (_, damage, says, file) => {
  repo = await repository();
  await damage(repo);
  const fault = await gate({ ...repo.project, release: "changesets" }).catch((error: unknown) => error);
  expect(fault).toMatchObject({
    name: "ContractError",
    message: expect.stringMatching(says),
    hint: expect.any(String),
  });
  const { places = [] } = fault as { places?: { file: string }[] };
  expect(places[0]?.file ?? "").toMatch(file.source === "." ? /^/ : file);
});
