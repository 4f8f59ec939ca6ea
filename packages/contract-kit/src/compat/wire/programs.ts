import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeAtomic } from "@partner-licenses/document/files";
import ts from "typescript";
import type { Home } from "../home/home.ts";
import type { Subject } from "../subjects.ts";

/** A kept program, ready to be imported. */
export interface Runnable {
  readonly name: string;
  readonly file: string;
}

/** Writes the programs of a subject as JavaScript next to the client that they use. */
export function runnable(subject: Subject, home: Home): Runnable[] {
  const plain = subject.programs.filter(({ name }) => name.endsWith(".ts"));
  return plain.map(({ name, text }) => {
    const sum = createHash("sha256").update(`${ts.version}\n${text}`).digest("hex").slice(0, 12);
    const dir = join(home.dir, "programs");
    mkdirSync(dir, { recursive: true });
    const file = join(dir, `${name.replace(/\.ts$/, "")}-${sum}.mjs`);
    // Another run may be reading it.
    if (existsSync(file)) return { name, file };
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    writeAtomic(file, outputText);
    return { name, file };
  });
}
