import { createShopClient } from "./shop/client";

const { headers } = await createShopClient().orders.get.withResponse();
export const total: string = headers.get("X-Total");
// @ts-expect-error it may not be there
export const other: string = headers.get("X-Other");
