import { createClient, OPERATIONS } from "./shop";

const gathered = async (items, read = (item) => item) => {
  const found = [];
  for await (const item of items) found.push(read(item));
  return found;
};

export const calls = ({ baseUrl }) => {
  const common = { serverUrl: baseUrl, retry: { retries: 2 } };
  const shop = createClient(OPERATIONS, { ...common, auth: { bearer: "t", apiKey: { key: "k" } } });
  const search = (query) => shop.search({ query });
  return {
    keyed: () => shop.getKeyed(),
    secret: () => shop.getSecret(),
    open: () => shop.getOpen(),
    unarmed: () => createClient(OPERATIONS, { ...common, auth: { bearer: "t" } }).getKeyed(),
    deep: () => search({ filter: { color: "red", size: 3 } }),
    pipes: () => search({ ids: ["a", "b"] }),
    commas: () => search({ tags: ["a", "b,c"] }),
    cookie: () => shop.search({ cookies: { session: "s1" } }),
    slash: () => shop.getThing({ path: { id: "a/b" } }),
    dots: () => shop.getThing({ path: { id: ".." } }),
    multipart: () =>
      shop.addPhoto({ body: { file: new File(["bytes"], "a.txt"), meta: { title: "A" }, tags: ["a", "b"] } }),
    // its type asks for URLSearchParams: the object is what it makes of one
    urlencoded: () => shop.addOrder({ body: { item: "a b", sizes: [1, 2] } }),
    events: () => gathered(shop.watch(), ({ data }) => data),
    lines: async () => gathered(await shop.readLog()),
    image: async () => [...new Uint8Array(await (await shop.getImage()).arrayBuffer())],
    thing: () => shop.getThing({ path: { id: "1" } }),
    pages: () => gathered(shop.listOrders.items()),
  };
};
