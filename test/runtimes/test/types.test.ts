import { beforeAll, describe, expect, it } from "vitest";
import { budget, compileMatrix } from "../types/matrix.mjs";

let rows: Awaited<ReturnType<typeof compileMatrix>>;

beforeAll(async () => {
  rows = await compileMatrix();
});

describe.each(["5.9", "6.0", "7.0"])("under TypeScript %s", (typescript) => {
  it.each(["nodenext", "bundler"])(
    "the packed types compile with %s, and wrong calls do not",
    (resolution) => {
      const row = rows.find((each) => each.typescript === typescript && each.resolution === resolution);
      expect(row?.errors).toBe("");
      expect(row?.instantiations).toBeLessThanOrEqual(budget);
    },
  );
});
