import { createPartnerClient, createRawClient } from "@partner-licenses/client/raw";
import type { ApiFault, Throttled } from "@partner-licenses/types";

const { data, error } = await createPartnerClient().raw.GET("/v1/analytics/licenses/usage");
data?.items.length;
error satisfies ApiFault | Throttled | undefined;
// @ts-expect-error no such path
await createRawClient().GET("/v1/nothing");
