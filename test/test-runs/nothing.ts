import { expect, test } from "vitest";

test("expects nothing, as no item is there", () => {
  const items: string[] = [];
  for (const item of items) expect(item).toBe("right");
});
