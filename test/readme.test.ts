import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { output, run } from "../scripts/tests/run.mjs";
import { publishedPackages, root } from "./support/workspace.ts";

// Snippets resolve packages as a user's project does: through node_modules, to what is published.
const home = join(root, "test/readme-snippets");

async function readmes(): Promise<string[]> {
  const listed = await output(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "README.md", "*/README.md"],
    { cwd: root },
  );
  return listed
    .trim()
    .split("\n")
    .filter((file) => !/templates\/|generated|fixtures/.test(file));
}

interface Snippet {
  readonly file: string;
  readonly code: string;
}

async function snippets(): Promise<Snippet[]> {
  const all = (await readmes()).map(async (readme) => {
    const text = await readFile(join(root, readme), "utf8");
    const found = [...text.matchAll(/^```(tsx?)\n(.*?)^```$/gms)];
    return found.map(([, language, code = ""], index) => ({
      file: `${readme.replaceAll(/[/.]/g, "-")}-${index + 1}.${language}`,
      code,
    }));
  });
  return (await Promise.all(all)).flat();
}

describe("the snippets of the READMEs", () => {
  let found: Snippet[];

  beforeAll(async () => {
    found = await snippets();
    await mkdir(home, { recursive: true });
    for (const { file, code } of found) await writeFile(join(home, file), `${code}\nexport {};\n`);
    const compilerOptions = {
      noEmit: true,
      noUnusedLocals: false,
      types: ["node", "react"],
      jsx: "react-jsx",
      module: "ESNext",
      moduleResolution: "bundler",
      allowImportingTsExtensions: true,
    };
    await writeFile(
      join(home, "tsconfig.json"),
      JSON.stringify({ extends: "../../tsconfig.base.json", compilerOptions, include: ["*.ts", "*.tsx"] }),
    );
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  it("compile under the strict flags of the workspace", async () => {
    expect(found.length).toBeGreaterThan(3);
    const { code, stdout } = await run("pnpm", ["exec", "tsc", "-p", "readme-snippets"], {
      cwd: join(root, "test"),
    });
    expect(code, stdout).toBe(0);
  });

  it("the first one runs against the mock", async () => {
    const first = found.find(({ file }) => file.startsWith("README-md"));
    await writeFile(
      join(home, "run.mjs"),
      `import { startMock } from "@partner-licenses/mock";
       const mock = await startMock({ port: 0 });
       const real = globalThis.fetch;
       globalThis.fetch = (input, init) => {
         const request = new Request(input, init);
         const { pathname, search } = new URL(request.url);
         return real(new Request(new URL(pathname + search, mock.url), request));
       };
       process.env.PARTNER_TOKEN = "token";
       await import(${JSON.stringify(`./${first?.file}`)});
       await mock.stop();`,
    );
    expect(await output("node", ["run.mjs"], { cwd: home })).toContain("o365 Exchange 0 %");
  });
});

describe("every published package", () => {
  it("has a README with its first example on the first screen", async () => {
    for (const { dir } of await publishedPackages()) {
      const text = await readFile(join(dir, "README.md"), "utf8");
      const line = text.split("\n").findIndex((each) => each.startsWith("```"));
      expect(line, dir).toBeGreaterThan(0);
      expect(line, dir).toBeLessThan(24);
    }
  });

  it("says what to do as long as npm does not have it, where it says how to install", async () => {
    const dirs = (await publishedPackages()).map(({ dir }) => dir);
    const texts = await Promise.all(dirs.map((dir) => readFile(join(dir, "README.md"), "utf8")));
    const installed = texts.filter((text) => /^(npm install|npx) .*@partner-licenses\//m.test(text));
    expect(installed.length).toBeGreaterThan(6);
    for (const text of installed)
      expect(text).toMatch(/npm .*\[install from a clone\]\(\.\.\/\.\.\/README\.md#read-license-usage\)/i);
  });
});
