import type { Doors } from "../docs/facts.ts";
import { forScript, throughInstalled } from "../repository/command.ts";
import type { PackageManager } from "../repository/manager.ts";
import type { ProjectNames } from "./names.ts";

/** `contract.config.json` of a new project. */
export function configOf({ project, prefix, identifier, environment }: ProjectNames, file: string): string {
  const packageOf = (name: string) => `packages/${name}/src`;
  const config = {
    spec: `spec/${file}`,
    name: identifier,
    outputs: {
      types: packageOf("types"),
      client: packageOf("client"),
      react: packageOf("react"),
      mock: `${packageOf("mock")}/generated`,
      samples: "samples",
      sample: "sample/generated",
    },
    sampleClient: {
      tokenVariable: `${environment}_TOKEN`,
      baseUrlVariable: `${environment}_BASE_URL`,
      ...{ react: `${prefix}react`, mock: `${prefix}mock`, themeKey: `${project}-theme` },
    },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** How its guides name what it makes. */
export function doorsOf({ prefix }: ProjectNames, file: string, manager: PackageManager): Doors {
  const run = `${manager} run`;
  const { dash } = wordsOf(manager);
  const mock = JSON.stringify(`${prefix}mock`);
  return {
    ...{ client: `${prefix}client`, react: `${prefix}react` },
    installClient: `npm install ${prefix}client`,
    installReact: `npm install ${prefix}react ${prefix}client @tanstack/react-query react`,
    ...{ mock: `npx ${prefix}mock`, verify: `npx ${prefix}mock verify`, gate: `${run} gate` },
    check: `${throughInstalled[manager]} check`,
    ...{ mockImport: `import { startMock } from ${mock};\n`, mockOptions: "" },
    ...{ specImport: `import { spec } from ${mock};\n`, specValue: "" },
    releasing: `
## Release

\`${run} gate ${dash}--write\` writes the changeset that a change of \`spec/${file}\` needs. \`${run} version\` uses changesets up: it looks for what would fail later, raises the packages to one number, stores the contract in \`spec/released\`, generates and builds; when a step fails, all is as before. Commit that. \`${run} release\` packs everything, publishes what the registry does not have, and tags it; it refuses where something has no version yet.
The workflows in \`.github\` do all of it: a pull request is tested and gated, a push to \`main\` makes the pull request with the next version, and a merge of that publishes.
`,
  };
}

/** What the README and CI of a new project say to a package manager. */
export function wordsOf(manager: PackageManager) {
  const installs: Readonly<Record<PackageManager, string>> = {
    npm: "npm ci",
    pnpm: "npm install --global pnpm && pnpm install --frozen-lockfile",
    yarn: "corepack enable && yarn install --immutable",
    bun: "npm install --global bun && bun install --frozen-lockfile",
  };
  return {
    manager,
    ci: installs[manager],
    // bun has a `test` of its own.
    test: manager === "bun" ? "bun run test" : `${manager} test`,
    /** What stands before the options of a script. */
    dash: forScript(manager, [""]).join(" "),
    ignored: manager === "yarn" ? ".yarn/install-state.gz\n" : "",
  };
}
