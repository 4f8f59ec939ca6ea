import { createPartnerClient } from "@partner-licenses/client";
import { useCreateTicket, useMuseumHours } from "@partner-licenses/react";
import type { SpecialEvent } from "@partner-licenses/types";

const museum = createPartnerClient({ auth: "dXNlcjpwYXNzd29yZA==" });

export async function right(): Promise<SpecialEvent[]> {
  const event = await museum.specialEvents.byEventId("id").get();
  const cheaper = await museum.specialEvents.byEventId("id").patch({ body: { price: 10 } });
  const nothing: undefined = await museum.specialEvents.byEventId("id").delete();
  const code: Blob = await museum.tickets.byTicketId("id").code.get();
  const item = await museum.exhibits.byExhibitId("sea-charts").items.byItemNumber(12).get();
  const page = await museum.specialEvents.get({ query: { kind: "concert" } });
  return [event, cheaper, ...page.events].filter(
    () => nothing === undefined && code.size > 0 && item !== undefined,
  );
}

export async function wrong(): Promise<void> {
  // @ts-expect-error the query parameter is required
  await museum.visitorReport.get();
  // @ts-expect-error the item number is a number
  await museum.exhibits.byExhibitId("sea-charts").items.byItemNumber("twelve").get();
  const item = museum.exhibits.byExhibitId("sea-charts").items.byItemNumber(12);
  // @ts-expect-error the header If-Match is required
  await item.put({ body: {} as never });
}

export const hooks = [useCreateTicket, useMuseumHours];
