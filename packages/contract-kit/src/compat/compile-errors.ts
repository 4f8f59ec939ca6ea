import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { CompatConfig } from "./config.ts";
import type { Evidence } from "./evidence.ts";
import { homeOf } from "./home/home.ts";
import { inTurn } from "./home/process.ts";
import { scratchFolder } from "./home/scratch.ts";
import { compile, evidenceOf, writeProject } from "./source/compile.ts";
import type { Subject } from "./subjects.ts";
import { sideOf } from "./wire/side.ts";

/**
 * What the first compiler of the list says about code for one version with the types of another:
 * the programs that were kept with it first, then code that uses each part.
 */
export async function compileErrors(
  config: CompatConfig,
  older: Subject,
  newer: Subject,
  progress: (text: string) => void,
): Promise<Evidence[]> {
  const [compiler] = config.compilers;
  if (compiler === undefined) return [];
  const takers = await inTurn(
    [older, newer].map((subject) => async () => {
      progress(`packages of ${subject.label}`);
      return { side: sideOf(subject), home: await homeOf(config, subject, false) };
    }),
  );
  const cache = join(config.root, "node_modules/.cache/contract-compat");
  mkdirSync(cache, { recursive: true });
  const { dir: scratch, remove } = scratchFolder(join(cache, "run-"));
  try {
    const project = await writeProject(join(scratch, "source"), takers);
    progress(`TypeScript ${compiler.version}`);
    const { errors } = await compile(config, project, compiler);
    const met = project.cases.find((each) => each.older.subject === older && each.newer.subject === newer);
    const evidence = met === undefined ? [] : evidenceOf(met, errors);
    return evidence.sort((a, b) => Number(b.via === "program") - Number(a.via === "program"));
  } finally {
    remove();
  }
}
