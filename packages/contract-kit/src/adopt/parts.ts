import type { TargetName } from "../generate/config.ts";
import { quoted } from "../repository/command.ts";
import { kitName } from "../repository/kit.ts";

/** What a repository can take of the kit, each part alone. */
export const partNames = ["gate", "types", "client", "react", "mock", "docs", "samples", "sample"] as const;
export type PartName = (typeof partNames)[number];

/** What a part brings. */
interface Part {
  /** What is generated for it. */
  readonly outputs?: readonly TargetName[];
  /** Scripts by name; `{spec}` is the contract. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** Packages that the code needs when it runs, and those that only developers need. */
  readonly dependencies?: readonly string[];
  readonly devDependencies?: readonly string[];
}

/** Where the script of the docs writes its site. */
const docsFolder = "contract-docs";

const ours = {
  runtime: "@partner-licenses/client-runtime",
  mock: "@partner-licenses/mock",
} as const;

const parts: Readonly<Record<PartName, Part>> = {
  gate: { scripts: { "contract:gate": "contract gate" } },
  types: { outputs: ["types"] },
  client: { outputs: ["types", "client"], dependencies: [ours.runtime] },
  react: {
    outputs: ["types", "client", "react"],
    dependencies: [ours.runtime, "@tanstack/react-query", "react"],
  },
  mock: {
    scripts: { "contract:mock": "partner-licenses-mock {spec}" },
    devDependencies: [ours.mock],
  },
  docs: { scripts: { "contract:docs": `contract docs --out ${docsFolder}` } },
  samples: { outputs: ["types", "client", "samples"], dependencies: [ours.runtime] },
  sample: {
    outputs: ["types", "client", "react", "sample"],
    scripts: { "contract:sample": "vite contract-sample" },
    dependencies: [ours.runtime, "@tanstack/react-query", "react"],
    devDependencies: ["react-dom", "vite"],
  },
};

/** Where generated code goes, by output. */
const folders: Readonly<Record<TargetName, string>> = {
  types: "src/api/types",
  client: "src/api/client",
  react: "src/api/react",
  mock: "src/api/mock",
  samples: "contract-samples/generated",
  sample: "contract-sample/generated",
};

/** Versions of the packages of others. */
const ranges: Readonly<Record<string, string>> = {
  "@tanstack/react-query": "^5.0.0",
  react: "^19.0.0",
  "react-dom": "^19.0.0",
  vite: "~8.3.8",
};

/** What all chosen parts bring together. */
export interface Additions {
  readonly outputs: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  /** Files that stand next to generated ones, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Docs sites that its scripts write. */
  readonly sites: readonly string[];
}

/** Adds up parts; `version` is the one that our packages have. */
export function wantedOf(names: readonly PartName[], spec: string, version: string): Additions {
  const chosen = names.map((name) => parts[name]);
  const outputs = [...new Set(chosen.flatMap((part) => part.outputs ?? []))];
  const ranged = (all: readonly string[]) =>
    Object.fromEntries([...new Set(all)].map((name) => [name, ranges[name] ?? `^${version}`]));
  const scripts = Object.assign({}, ...chosen.map((part) => part.scripts ?? {})) as Record<string, string>;
  return {
    outputs: Object.fromEntries(outputs.map((name) => [name, folders[name]])),
    scripts: {
      ...(outputs.length > 0 && { "contract:generate": "contract generate" }),
      ...Object.fromEntries(
        Object.entries(scripts).map(([name, line]) => [name, line.replace("{spec}", quoted(spec))]),
      ),
    },
    dependencies: ranged(chosen.flatMap((part) => part.dependencies ?? [])),
    devDependencies: ranged([kitName, ...chosen.flatMap((part) => part.devDependencies ?? [])]),
    files: {
      ...(names.includes("sample") && { "contract-sample/index.html": samplePage }),
      // Samples are programs, which await at their top, whatever the package around them is.
      ...(names.includes("samples") && { "contract-samples/package.json": '{ "type": "module" }\n' }),
    },
    sites: names.includes("docs") ? [docsFolder] : [],
  };
}

/** The page that shows the generated app. */
export const samplePage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Try the API</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="./generated/main.tsx"></script>
  </body>
</html>
`;
