import { createClient } from "./shop/client";
import * as sdk from "./shop/sdk.gen";

const gathered = async (items) => {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
};

export const calls = ({ baseUrl }) => {
  const auth = ({ type }) => (type === "apiKey" ? "k" : "t");
  const client = createClient({ baseUrl, auth, throwOnError: true });
  const data = async (result) => (await result).data;
  const query = (given) => data(sdk.search({ client, query: given }));
  return {
    keyed: () => data(sdk.getKeyed({ client })),
    secret: () => data(sdk.getSecret({ client })),
    open: () => data(sdk.getOpen({ client })),
    unarmed: () => data(sdk.getKeyed({ client: createClient({ baseUrl, throwOnError: true }) })),
    deep: () => query({ filter: { color: "red", size: 3 } }),
    pipes: () => query({ ids: ["a", "b"] }),
    commas: () => query({ tags: ["a", "b,c"] }),
    cookie: () => data(sdk.search({ client, cookie: { session: "s1" } })),
    slash: () => data(sdk.getThing({ client, path: { id: "a/b" } })),
    dots: () => data(sdk.getThing({ client, path: { id: ".." } })),
    multipart: () =>
      data(
        sdk.addPhoto({
          client,
          body: { file: new File(["bytes"], "a.txt"), meta: { title: "A" }, tags: ["a", "b"] },
        }),
      ),
    urlencoded: () => data(sdk.addOrder({ client, body: { item: "a b", sizes: [1, 2] } })),
    events: async () => gathered((await sdk.watch({ client })).stream),
    lines: async () => gathered(await data(sdk.readLog({ client }))),
    image: async () => [...new Uint8Array(await (await data(sdk.getImage({ client }))).arrayBuffer())],
    thing: () => data(sdk.getThing({ client, path: { id: "1" } })),
  };
};
