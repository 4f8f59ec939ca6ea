import { symlink, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type GenerateResult, generate, readGenerateConfig } from "@partner-licenses/contract-kit/generate";
import { output, run } from "../../scripts/tests/run.mjs";
import { root, temporaryFolder } from "./workspace.ts";

/** Every output. */
export const targets = ["types", "client", "react", "mock", "samples", "sample"];

/** The strictest options that generated code is compiled with; it imports each output as `#<output>`. */
export const compilerOptions = {
  ...{
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "bundler",
    lib: ["ES2023", "DOM", "DOM.Iterable"],
  },
  ...{ types: ["node"], jsx: "react-jsx", noEmit: true, strict: true, noUncheckedIndexedAccess: true },
  ...{
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
  },
  ...{ verbatimModuleSyntax: true, isolatedModules: true, erasableSyntaxOnly: true },
  ...{ allowImportingTsExtensions: true, skipLibCheck: true, paths: { "#*": ["./*/index.ts"] } },
};

/** A contract with all that is generated from it, and a program on top. */
export interface GeneratedProject {
  readonly dir: string;
  readonly result: GenerateResult;
  /** What the compiler says of all of it; empty when nothing is wrong. */
  compile(): Promise<string>;
  /** What the program prints as JSON, run with the address of a server of this listener and what follows it. */
  run(listener: RequestListener, ...args: string[]): Promise<unknown>;
  remove(): Promise<void>;
}

/** Generates every output of a contract in a folder of its own; the program imports `./client/index.ts` and the rest. */
export async function generatedProject(
  contract: string,
  program: string,
  settings: object = {},
): Promise<GeneratedProject> {
  const { dir, remove } = await temporaryFolder("generated");
  const write = (file: string, value: string | object) =>
    writeFile(join(dir, file), typeof value === "string" ? value : JSON.stringify(value));
  await symlink(join(root, "test/node_modules"), join(dir, "node_modules"));
  await write("package.json", { private: true, type: "module" });
  await write("openapi.yaml", contract);
  await write("program.ts", program);
  const include = targets.map((target) => (target === "sample" ? "sample/*.ts" : target));
  await write("tsconfig.json", { compilerOptions, include: [...include, "program.ts"] });
  await write("contract.config.json", {
    ...{ spec: "openapi.yaml", importExtension: ".ts" },
    outputs: Object.fromEntries(targets.map((target) => [target, target])),
    sampleClient: { package: "#client", react: "#react" },
    ...settings,
  });
  const result = await generate(await readGenerateConfig(join(dir, "contract.config.json")));
  const tsc = join(root, "test/node_modules/typescript/bin/tsc");
  return {
    ...{ dir, result, remove },
    compile: async () => (await run(process.execPath, [tsc, "--pretty", "false"], { cwd: dir })).stdout,
    run: (listener, ...args) =>
      serving(listener, (url) => output(process.execPath, ["program.ts", url, ...args], { cwd: dir })),
  };
}

async function serving(listener: RequestListener, use: (url: string) => Promise<string>): Promise<unknown> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return JSON.parse(await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
