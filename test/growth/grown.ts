import { createPartnerClient } from "@partner-licenses/client";
import { useCreateOrder, useCustomerLicensesUsage } from "@partner-licenses/react";
import type { NewOrder, OrderConflict } from "@partner-licenses/types";

const partner = createPartnerClient({ auth: "token" });
const order: NewOrder = { billingCycle: "monthly", lineItems: [] };

export async function right(): Promise<number> {
  const usage = await partner.customers.byCustomerId("id").analytics.licenses.usage.get();
  const placed = await partner.customers
    .byCustomerId("id")
    .orders.post({ body: order, query: { validateOnly: true } });
  const result = await partner.customers.byCustomerId("id").orders.post.safe({ body: order });
  if (result.status === 409) {
    const reason: OrderConflict["reason"] | undefined = result.error.body?.reason;
    return reason?.length ?? 0;
  }
  return usage.items.reduce((sum, row) => sum + row.licensesActive, 0) + Object.keys(placed).length;
}

export async function wrong(): Promise<void> {
  // @ts-expect-error a path parameter is needed
  await partner.customers.byCustomerId().orders.post({ body: order });
  // @ts-expect-error the body is required
  await partner.customers.byCustomerId("id").orders.post();
  // @ts-expect-error the billing cycle is a closed list
  await partner.customers.byCustomerId("id").orders.post({ body: { ...order, billingCycle: "weekly" } });
  // @ts-expect-error the query parameter is a boolean
  await partner.customers.byCustomerId("id").orders.post({ body: order, query: { validateOnly: "yes" } });
  // @ts-expect-error there is no such operation
  await partner.customers.get();
}

export const hooks = [useCreateOrder, useCustomerLicensesUsage];
