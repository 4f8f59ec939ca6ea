// @ts-check
import { generate } from "./generate-value.mjs";

/** Writes the value of every named example that has `x-generate`, then drops the recipe. */
export default function generateExamples() {
  return {
    /**
     * @param {import("./contract.mjs").Node} example
     * @param {import("./contract.mjs").Context} context
     */
    Example(example, { report, location }) {
      const recipe = example["x-generate"];
      if (recipe === undefined) return;
      try {
        example.value = generate(recipe);
        delete example["x-generate"];
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        report({ message: `x-generate: ${reason}`, location: location.child("x-generate").key() });
      }
    },
  };
}
