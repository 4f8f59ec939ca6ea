import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findings, views } from "../../../scripts/accessibility.mjs";
import { contract } from "../src/generated/contract.ts";
import { type Stage, startStage } from "./support/stage.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.stop());

const [operation] = contract.operations;
const answers = operation?.answers.map(({ status, examples }) => `${status}:${examples[0] ?? ""}`) ?? [];
describe.each(views)("$colorScheme, $width wide", ({ width, colorScheme, options }) => {
  it("has no accessibility fault and no overflow: form, every answer, headers, connection", async () => {
    const { page, faults } = await stage.open(`#/${operation?.id}`, {
      colorScheme,
      viewport: { width, height: 800 },
      reducedMotion: "reduce",
    });
    const found: Record<string, string[]> = {};
    const look = async (state: string) => {
      const here = await findings(page, axe, options);
      if (here.length > 0) found[state] = here;
    };
    await page.getByText("connected").waitFor();
    await look("form");
    for (const answer of answers) {
      await page.locator(`.answers [data-answer="${answer}"]`).click();
      await page
        .locator(`.result:not([aria-busy=true]) .answer-status`, { hasText: answer.slice(0, 3) })
        .waitFor();
      await look(answer);
    }
    await page.locator("details").evaluateAll((all) => {
      for (const one of all) (one as HTMLDetailsElement).open = true;
    });
    await look("all open");
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
