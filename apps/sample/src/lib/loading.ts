/** A promise that says what it gave, as React's `use` reads it: for what is there, `use` does not wait for a moment. */
export interface Loading<Value> extends Promise<Value> {
  status?: "fulfilled";
  value?: Value;
}

/** Marks a promise once it is fulfilled. A component may read it with `use` alone: React counts on that in each render. */
export function loading<Value>(promise: Promise<Value>): Loading<Value> {
  const marked: Loading<Value> = promise.then((value) => {
    Object.assign(marked, { status: "fulfilled", value });
    return value;
  });
  return marked;
}
