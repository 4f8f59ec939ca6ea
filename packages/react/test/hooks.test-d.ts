import { createPartnerClient, type OperationError, type PartnerError } from "@partner-licenses/client";
import type { ApiFault, PartnerLicensesUsageCollection } from "@partner-licenses/types";
import { QueryClient, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { expectTypeOf, test } from "vitest";
import {
  partnerLicensesUsageQueryOptions,
  usePartnerLicensesUsage,
  useSuspensePartnerLicensesUsage,
} from "../src/index.ts";

const partner = createPartnerClient();
const options = partnerLicensesUsageQueryOptions(partner);

test("hooks give the data of the contract and the error class", () => {
  const { data, error } = usePartnerLicensesUsage();
  expectTypeOf(data).toEqualTypeOf<PartnerLicensesUsageCollection | undefined>();
  expectTypeOf(error).toEqualTypeOf<OperationError<"getPartnerLicensesUsage"> | null>();
  expectTypeOf(error).toExtend<PartnerError | null>();
  expectTypeOf(useSuspensePartnerLicensesUsage().data).toEqualTypeOf<PartnerLicensesUsageCollection>();
});

test("kind and status of an error give the type of its body", () => {
  const { error } = usePartnerLicensesUsage();
  if (error?.kind === "http" && error.status === 400)
    expectTypeOf(error.body).toEqualTypeOf<ApiFault | undefined>();
  // @ts-expect-error a 429 is of kind throttled
  if (error?.kind === "http" && error.status === 429) expectTypeOf(error).toBeNever();
  if (error?.kind === "network") expectTypeOf(error.body).toEqualTypeOf<unknown>();
});

test("select changes the type of the data", () => {
  const { data } = usePartnerLicensesUsage({}, { select: ({ items }) => items.length });
  expectTypeOf(data).toEqualTypeOf<number | undefined>();
});

test("query options fit TanStack Query's own functions", () => {
  expectTypeOf(useQuery(options).data).toEqualTypeOf<PartnerLicensesUsageCollection | undefined>();
  expectTypeOf(useSuspenseQuery(options).data).toEqualTypeOf<PartnerLicensesUsageCollection>();
  const queryClient = new QueryClient();
  expectTypeOf(queryClient.fetchQuery(options)).resolves.toEqualTypeOf<PartnerLicensesUsageCollection>();
  expectTypeOf(queryClient.getQueryData(options.queryKey)).toEqualTypeOf<
    PartnerLicensesUsageCollection | undefined
  >();
});

test("wrong use does not compile", () => {
  // @ts-expect-error the signal is TanStack Query's own
  usePartnerLicensesUsage({ signal: new AbortController().signal });
  // @ts-expect-error the operation has no query
  partnerLicensesUsageQueryOptions(partner, { query: { top: 1 } });
  // @ts-expect-error the query key is not for the caller to set
  usePartnerLicensesUsage({}, { queryKey: ["mine"] });
});
