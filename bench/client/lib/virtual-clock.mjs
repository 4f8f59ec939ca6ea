// A clock that stands still until nothing more happens, then jumps to the next timer. Import it before the client.
const real = { setImmediate: globalThis.setImmediate, Date: globalThis.Date };
const longest = 2 ** 31 - 1;
let now = 0;
let nextId = 1;
const timers = new Map();

/** Virtual milliseconds since 1970. */
export const time = () => now;

/** Sets the clock and forgets all timers. */
export function reset(at) {
  now = at;
  timers.clear();
}

/** Lets everything happen that needs no time, then the next timer, until `settled` says so or no timer is left. */
export async function runUntil(settled) {
  for (;;) {
    for (let turn = 0; turn < 40 && !settled(); turn++)
      await new Promise((resolve) => real.setImmediate(resolve));
    if (settled()) return;
    const [id, timer] = [...timers].sort(([, a], [, b]) => a.at - b.at)[0] ?? [];
    if (timer === undefined) return;
    now = Math.max(now, timer.at);
    if (timer.every === undefined) timers.delete(id);
    else timer.at = now + Math.max(1, timer.every);
    timer.run();
  }
}

function start(run, delay, every) {
  const asked = Number(delay) || 0;
  // What Node does with a delay that does not fit.
  const wait = asked > longest || asked < 1 ? 1 : Math.trunc(asked);
  const id = nextId++;
  timers.set(id, { at: now + wait, run, every: every ? wait : undefined });
  return {
    id,
    ref: () => {},
    unref: () => {},
    hasRef: () => true,
    refresh() {},
    [Symbol.toPrimitive]: () => id,
  };
}

const stop = (timer) => void timers.delete(typeof timer === "object" ? timer?.id : timer);

globalThis.setTimeout = (run, delay, ...args) => start(() => run(...args), delay, false);
globalThis.setInterval = (run, delay, ...args) => start(() => run(...args), delay, true);
globalThis.clearTimeout = stop;
globalThis.clearInterval = stop;
globalThis.performance.now = () => now;
globalThis.Date = class extends real.Date {
  constructor(...args) {
    super(...(args.length === 0 ? [now] : args));
  }
  static now() {
    return now;
  }
};
