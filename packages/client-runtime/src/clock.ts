/** Milliseconds since some moment, which no step of the wall clock changes. */
export const clock = () => performance.now();
