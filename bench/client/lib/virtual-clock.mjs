// @ts-check
// A clock that stands still until nothing more happens, then jumps to the next timer. Import it before the client.
const real = { setImmediate: globalThis.setImmediate, Date: globalThis.Date };
const longest = 2 ** 31 - 1;
let now = 0;
let nextId = 1;
/** @typedef {{ at: number, run: () => void, every: number | undefined }} Timer */

/** @type {Map<number, Timer>} */
const timers = new Map();

/** Virtual milliseconds since 1970. */
export const time = () => now;

/**
 * Sets the clock and forgets all timers.
 * @param {number} at
 */
export function reset(at) {
  now = at;
  timers.clear();
}

/**
 * Lets everything happen that needs no time, then the next timer, until `settled` says so or no timer is left.
 * @param {() => boolean} settled
 */
export async function runUntil(settled) {
  for (;;) {
    for (let turn = 0; turn < 40 && !settled(); turn++)
      await new Promise((resolve) => real.setImmediate(resolve));
    if (settled()) return;
    const next = [...timers].sort(([, a], [, b]) => a.at - b.at)[0];
    if (next === undefined) return;
    const [id, timer] = next;
    now = Math.max(now, timer.at);
    if (timer.every === undefined) timers.delete(id);
    else timer.at = now + Math.max(1, timer.every);
    timer.run();
  }
}

/**
 * @param {() => void} run
 * @param {number | undefined} delay
 * @param {boolean} every
 */
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

/** @param {unknown} timer what setTimeout gave, or its id */
const stop = (timer) => void timers.delete(Number(timer));

/** @type {(every: boolean) => (run: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => object} */
const starter =
  (every) =>
  (run, delay, ...args) =>
    start(() => run(...args), delay, every);

/** A date without arguments is now: that of this clock. */
const VirtualDate = new Proxy(real.Date, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now] : args, made),
  get: (target, name, receiver) => (name === "now" ? time : Reflect.get(target, name, receiver)),
});

// What stands in does less than Node's own, so the compiler would not take it for the same.
Object.assign(globalThis, {
  setTimeout: starter(false),
  setInterval: starter(true),
  clearTimeout: stop,
  clearInterval: stop,
  Date: VirtualDate,
});
globalThis.performance.now = time;
