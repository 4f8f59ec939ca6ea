import { globSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it, test } from "vitest";
import { output } from "../scripts/tests/run.mjs";
import { circlesOf, declaredIn, importsOf, runtimeGraph, sourcesOf } from "./imports/graph.ts";
import { honestCircles, mayImport, roomsOfTheDiff } from "./imports/rules.ts";
import { root } from "./support/workspace.ts";

const folders = Object.keys(mayImport);
const scope = "@partner-licenses/";

const importsIn = async (folder: string) =>
  (await Promise.all((await sourcesOf(folder)).map(importsOf))).flat();
const shown = ({ from, to }: { from: string; to: string }) => `${from} imports ${to}`;

test("every package with sources is in the list", async () => {
  const found: string[] = [];
  for (const parent of ["packages", "apps"])
    for (const name of await readdir(join(root, parent)))
      if ((await readdir(join(root, parent, name))).includes("src")) found.push(`${parent}/${name}`);
  expect(found.sort()).toEqual([...folders].sort());
});

describe.each(folders)("%s", (folder) => {
  it("imports only what lies below it", async () => {
    const allowed = [folder.split("/")[1], ...(mayImport[folder] ?? [])];
    const imports = await importsIn(folder);
    expect(imports.length).toBeGreaterThan(0);
    const packages = imports.filter(({ to }) => to.startsWith(scope));
    expect(packages.filter(({ to }) => !allowed.includes(to.split("/")[1])).map(shown)).toEqual([]);
  });

  it("imports nothing of another app", async () => {
    const imports = await importsIn(folder);
    expect(imports.filter(({ to }) => to.startsWith("apps/") && !to.startsWith(folder)).map(shown)).toEqual(
      [],
    );
  });
});

describe("the order of builds", () => {
  type Task = { taskId: string; command: string; directory: string; dependencies: string[] };
  let tasks: Map<string, Task>;
  beforeAll(async () => {
    const plan = await output("turbo", ["run", "build", "--dry=json"], { cwd: root });
    tasks = new Map((JSON.parse(plan) as { tasks: Task[] }).tasks.map((task) => [task.taskId, task]));
  });
  const before = (id: string): string[] =>
    (tasks.get(id)?.dependencies ?? []).flatMap((each) => [each, ...before(each)]);

  /** Vite resolves what its settings import, also what only a development server loads. */
  const settingsOf = (folder: string) =>
    globSync([`${folder}/vite.config.ts`, `${folder}/build/*.ts`], { cwd: root });

  it("has before each build what its sources and settings import", async () => {
    const built = [...tasks.values()].filter(({ command }) => command !== "<NONEXISTENT>");
    const late: string[] = [];
    let judged = 0;
    for (const { taskId, directory } of built.filter((task) => folders.includes(task.directory))) {
      const settings = await Promise.all(settingsOf(directory).map(importsOf));
      const imports = [...(await importsIn(directory)), ...settings.flat()];
      const named = new Set(imports.map(({ to }) => /^@?[^/]+\/[^/]+/.exec(to)?.[0]));
      for (const other of built.filter((task) => named.has(task.taskId.split("#")[0]))) {
        judged++;
        if (taskId !== other.taskId && !before(taskId).includes(other.taskId))
          late.push(`${other.taskId} before ${taskId}`);
      }
    }
    expect(judged).toBeGreaterThan(10);
    expect(late).toEqual([]);
  });

  it("makes no generator anew for an edit of the contract", () => {
    expect(before("@partner-licenses/contract-kit#build")).toContain("@partner-licenses/contract-diff#build");
    expect(before("@partner-licenses/contract-kit#build")).not.toContain("@partner-licenses/spec#build");
  });
});

test("generated files import by path only what is generated with them", async () => {
  const leaving = new Set<string>();
  for (const folder of folders) {
    const home = `${folder}/src/generated`;
    const generated = (await importsIn(folder)).filter(({ from }) => from.startsWith(`${home}/`));
    if (generated.some(({ to }) => to.startsWith(`${folder}/`) && !to.startsWith(`${home}/`)))
      leaving.add(home);
  }
  expect([...leaving]).toEqual([]);
});

test("the rooms of the diff import downwards", async () => {
  const home = "packages/contract-diff/src/";
  const roomOf = (file: string) => file.slice(home.length).split(/[/.]/)[0] ?? "";
  const level = (file: string) => roomsOfTheDiff.indexOf(roomOf(file));
  const inside = (await importsIn("packages/contract-diff")).filter(({ to }) => to.startsWith(home));
  const doors = new Set(["index", "cli"]);
  const imports = inside.filter(({ from }) => !doors.has(roomOf(from)));
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.filter(({ to }) => level(to) < 0).map(shown)).toEqual([]);
  expect(imports.filter(({ from, to }) => level(to) > level(from)).map(shown)).toEqual([]);
});

test("nothing imports in a circle when it runs, but for what the grammar has in a circle", async () => {
  const circles = (await Promise.all(folders.map(runtimeGraph))).flatMap(circlesOf);
  expect(circles.sort()).toEqual([...honestCircles].sort());
});

test("a name that a package exports has one meaning there", async () => {
  const homes = new Map<string, Set<string>>();
  for (const folder of folders.filter((each) => each.startsWith("packages/")))
    for (const file of (await sourcesOf(folder)).filter((each) => !each.includes("/generated/")))
      for (const name of await declaredIn(file))
        homes.set(`${folder} ${name}`, (homes.get(`${folder} ${name}`) ?? new Set()).add(file));
  expect(homes.size).toBeGreaterThan(1000);
  expect(Object.fromEntries([...homes].filter(([, files]) => files.size > 1))).toEqual({});
});

test("a circle is found", () => {
  const graph = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["c", ["a"]],
    ["d", []],
    ["e", ["e", "d"]],
  ]);
  expect(circlesOf(graph)).toEqual([["a", "b", "c"], ["e"]]);
});
