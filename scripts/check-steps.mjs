const { CHECK_STEPS } = process.env;

/**
 * Whether a step of `pnpm check` may run: CHECK_STEPS narrows them, so that a rehearsal of CI does not run itself.
 * @param {string} name
 */
export function isAllowed(name) {
  return CHECK_STEPS?.split(" ").includes(name) ?? true;
}
