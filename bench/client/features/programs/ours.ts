import { createNextClient } from "./next/client";
import { createShopClient } from "./shop/client";

const gathered = async (items) => {
  const found = [];
  for await (const item of await items) found.push(item);
  return found;
};

export const calls = ({ baseUrl, port }) => {
  const shop = createShopClient({ baseUrl, auth: { token: "t", key: "k" } });
  const next = createNextClient({ baseUrl });
  const { search } = shop;
  return {
    keyed: () => shop.keyed.get(),
    secret: () => shop.secret.get(),
    open: () => shop.open.get(),
    unarmed: () => createShopClient({ baseUrl, auth: { token: "t" } }).keyed.get(),
    deep: () => search.get({ query: { filter: { color: "red", size: 3 } } }),
    pipes: () => search.get({ query: { ids: ["a", "b"] } }),
    commas: () => search.get({ query: { tags: ["a", "b,c"] } }),
    cookie: () => search.get({ cookie: { session: "s1" } }),
    slash: () => shop.things.byId("a/b").get(),
    dots: () => shop.things.byId("..").get(),
    multipart: () =>
      shop.photos.post({
        body: { file: new File(["bytes"], "a.txt"), meta: { title: "A" }, tags: ["a", "b"] },
      }),
    urlencoded: () => shop.orders.post({ body: { item: "a b", sizes: [1, 2] } }),
    events: () => gathered(shop.events.get()),
    lines: () => gathered(shop.log.get()),
    image: async () => [...new Uint8Array(await new Response(await shop.image.get()).arrayBuffer())],
    thing: () => shop.things.byId("1").get(),
    stage: () => createShopClient({ variables: { port, stage: "v2" } }).open.get(),
    pages: () => gathered(shop.orders.get.items()),
    query: () => next.things.query({ body: { q: "a" } }),
    link: () => next.things.link(),
  };
};
