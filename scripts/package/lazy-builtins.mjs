const path = /^node:(fs|child_process|crypto|util)$/;

/**
 * Loads these parts of Node when they are first called. An ES import builds a facade of all that a module exports,
 * for which `node:fs` loads promises and streams, and `node:util` sockets and workers; commander takes
 * `node:child_process` for a feature that nobody uses.
 */
export const lazyBuiltins = {
  name: "lazy-builtins",
  setup(setup) {
    setup.onResolve({ filter: path }, ({ path, kind }) => {
      const wanted = kind === "import-statement" || path === "node:child_process";
      return wanted ? { path, namespace: "lazy-builtin", sideEffects: false } : undefined;
    });
    setup.onLoad({ filter: path, namespace: "lazy-builtin" }, ({ path }) => ({ contents: wrapper(path) }));
  },
};

function wrapper(path) {
  const exported = Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(path)));
  const names = exported.filter(([name, { value }]) => typeof value === "function" && /^[a-z]/.test(name));
  const call = ([name]) => `export const ${name} = (...args) => builtin().${name}(...args);`;
  const load = `const builtin = () => process.getBuiltinModule(${JSON.stringify(path)});`;
  return [load, ...names.map(call)].join("\n");
}
