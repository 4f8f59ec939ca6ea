import { client } from "./shop";

const { headers } = await client.listOrders({}, { envelope: true });
export const total: number = headers.xTotal;
// @ts-expect-error it is not declared
export const other: number = headers.xOther;
