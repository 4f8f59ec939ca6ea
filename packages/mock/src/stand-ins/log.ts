/** Stands in for Prism's log helpers: formatting every header of every request costs more than the answer. */
const nothing = (): void => {};
export const violationLogger = () => nothing;
export const logHeaders = nothing;
export const logBody = nothing;
export const logRequest = nothing;
export const logResponse = nothing;

/** A logger that Prism's components accept and that says nothing. */
export const silentLogger = {
  info: nothing,
  success: nothing,
  warn: nothing,
  debug: nothing,
  error: nothing,
  child: (): unknown => silentLogger,
};
