import { generate } from "./generate-value.mjs";

/** Writes the value of every named example that has `x-generate`, then drops the recipe. */
export default function generateExamples() {
  return {
    Example(example, { report, location }) {
      const recipe = example["x-generate"];
      if (recipe === undefined) return;
      try {
        example.value = generate(recipe);
        delete example["x-generate"];
      } catch (error) {
        report({ message: `x-generate: ${error.message}`, location: location.child("x-generate").key() });
      }
    },
  };
}
