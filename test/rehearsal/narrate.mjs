// @ts-check
/**
 * Prints each step with a mark and the seconds it took.
 * @param {(text: string) => unknown} write
 */
export function narrator(write) {
  const start = performance.now();
  /** @param {number} since */
  const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s`;
  return {
    /**
     * Runs one step; what it returns is the detail that is printed behind its title.
     * @param {string} title
     * @param {() => unknown} act
     */
    async step(title, act) {
      const begun = performance.now();
      try {
        const detail = await act();
        write(`  ✓ ${seconds(begun)}  ${title}${detail ? `: ${detail}` : ""}\n`);
      } catch (error) {
        write(
          `  ✗ ${seconds(begun)}  ${title}\n\n${indent(error instanceof Error ? error.message : String(error))}\n`,
        );
        throw error;
      }
    },
    total: () => seconds(start).trim(),
  };
}

/**
 * Throws when a fact of the rehearsal does not hold.
 * @param {unknown} holds
 * @param {string} message
 * @returns {asserts holds}
 */
export function expect(holds, message) {
  if (!holds) throw new Error(message);
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, "    ");
}
