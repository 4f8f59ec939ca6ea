import { expect, it } from "vitest";
import { allFields } from "./fields.ts";
import { pageOf } from "./page.ts";
import { columns, readProbes, tryAll } from "./probe.ts";

it("every field of the official meta-schemas is probed, and no other", async () => {
  const fields = [...(await allFields()).keys()].sort();
  expect(fields.length).toBeGreaterThan(200);
  expect((await readProbes()).map(({ field }) => field).sort()).toEqual(fields);
});

/** What makes no difference to anybody here, and why. */
const silent: Readonly<Record<string, string>> = {
  "root.openapi": "a later patch of a version means the same",
  "components.examples": "nothing in the contract refers to them",
  "components.links": "nothing in the contract refers to them",
  "components.callbacks": "nothing in the contract refers to them",
  "header.style": "headers have one style",
  "header.allowReserved": "headers are not percent-encoded",
  "schema.$id": "a name by which nothing refers",
  "schema.$schema": "the dialect that it has anyway",
  "schema.$anchor": "a name by which nothing refers",
  "schema.$dynamicAnchor": "a name by which nothing refers",
  "schema.$vocabulary": "means something in meta-schemas only",
};

it("the page of the docs says what each part does with each field", async () => {
  const probes = await readProbes();
  const rows = await tryAll(probes);
  const unseen = [...rows].filter(([, row]) => columns.every((column) => row[column] === "·"));
  expect(unseen.map(([field]) => field).sort()).toEqual(Object.keys(silent).sort());
  const page = pageOf(rows, await allFields());
  await expect(page).toMatchFileSnapshot("../../../../apps/docs/content/constructs.md");
  // it asks every part about every field, which takes minutes where others work next to it
}, 1_200_000);
