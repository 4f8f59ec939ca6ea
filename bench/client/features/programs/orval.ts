import * as next from "./next";
import * as shop from "./shop";

const gathered = async (items) => {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
};

export const calls = ({ baseUrl }) => {
  // its functions call the global fetch with a path: who uses them says where the server is
  const { fetch } = globalThis;
  const at = async (call) => {
    globalThis.fetch = (url, init) => fetch(baseUrl + url, init);
    try {
      return (await call()).data;
    } finally {
      globalThis.fetch = fetch;
    }
  };
  return {
    keyed: () => at(() => shop.getKeyed()),
    secret: () => at(() => shop.getSecret()),
    open: () => at(() => shop.getOpen()),
    unarmed: () => at(() => shop.getKeyed()),
    deep: () => at(() => shop.search({ filter: { color: "red", size: 3 } })),
    pipes: () => at(() => shop.search({ ids: ["a", "b"] })),
    commas: () => at(() => shop.search({ tags: ["a", "b,c"] })),
    slash: () => at(() => shop.getThing("a/b")),
    dots: () => at(() => shop.getThing("..")),
    multipart: () =>
      at(() => shop.addPhoto({ file: new File(["bytes"], "a.txt"), meta: { title: "A" }, tags: ["a", "b"] })),
    urlencoded: () => at(() => shop.addOrder({ item: "a b", sizes: [1, 2] })),
    events: async () => gathered(await at(() => shop.watch())),
    lines: async () => gathered(await at(() => shop.readLog())),
    image: async () => [...new Uint8Array(await (await at(() => shop.getImage())).arrayBuffer())],
    thing: () => at(() => shop.getThing("1")),
    query: () => at(() => next.queryThings({ q: "a" })),
  };
};
