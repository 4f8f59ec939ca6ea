// What only some contracts need: the generated code names what its own does.
export { addBody, type EncodedBody, encodeBody } from "./body.ts";
export { both, type Dates, date, dateTime, each, maybe, members } from "./dates/dates.ts";
export { type DatesByStatus, readDates } from "./dates/read-dates.ts";
export { addHeaders } from "./headers.ts";
export { addMedia, type FormEncoding } from "./media.ts";
export { byCursor, byLink, byOffset, byPage, byUrl } from "./pages/next.ts";
export { itemsOf, paged, pagesOf } from "./pages/pages.ts";
export type { NextPage, PagePlan, PageTurn } from "./pages/plan.ts";
export { turnPage } from "./pages/turn-page.ts";
export { addParameters } from "./parameters.ts";
export type { ReadBody, RequestPart } from "./part.ts";
export { addPath } from "./path.ts";
export { addQuery, queryString } from "./query.ts";
export { readMedia } from "./read-media.ts";
export { addCredentials, secure } from "./security.ts";
export { addServer, served } from "./servers.ts";
export { readStreams } from "./streams/read-streams.ts";
export type { ItemKind, Stream } from "./streams/stream.ts";
