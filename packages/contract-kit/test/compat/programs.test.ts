import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Subject } from "../../src/compat/subjects.ts";
import { runnable } from "../../src/compat/wire/programs.ts";

it("a program is written whole and once, since two meetings may read it at the same time", async () => {
  const dir = await mkdtemp(join(tmpdir(), "programs-"));
  const programs = [{ name: "report.ts", text: "export default (x: number): number => x;\n" }];
  const write = () => runnable({ programs } as unknown as Subject, { dir, origin: "built" });
  const [first] = write();
  const file = first?.file ?? "";
  expect(await readFile(file, "utf8")).toBe("export default (x) => x;\n");
  await writeFile(file, "// being read\n");
  expect(write()).toEqual([first]);
  expect(await readFile(file, "utf8")).toBe("// being read\n");
  expect(await readdir(join(dir, "programs"))).toHaveLength(1);
  await rm(dir, { recursive: true });
});
