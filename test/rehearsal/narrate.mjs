/** Prints each step with a mark and the seconds it took. */
export function narrator(write) {
  const start = performance.now();
  const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s`;
  return {
    /** Runs one step; what it returns is the detail that is printed behind its title. */
    async step(title, act) {
      const begun = performance.now();
      try {
        const detail = await act();
        write(`  ✓ ${seconds(begun)}  ${title}${detail ? `: ${detail}` : ""}\n`);
      } catch (error) {
        write(`  ✗ ${seconds(begun)}  ${title}\n\n${indent(error.message)}\n`);
        throw error;
      }
    },
    total: () => seconds(start).trim(),
  };
}

/** Throws when a fact of the rehearsal does not hold. */
export function expect(holds, message) {
  if (!holds) throw new Error(message);
}

function indent(text) {
  return text.replace(/^/gm, "    ");
}
