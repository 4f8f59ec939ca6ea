/**
 * Stands in for Prism's `mocker/negotiator/InternalHelpers`: which response, media type and example is answered.
 * Declared ranges (`image/*`) become a media type that can be sent, statuses may be written in any case, what is no
 * final status is never chosen, and an object is not sent as plain text where JSON is as welcome.
 */

import { isRange } from "@partner-licenses/document/model/media-types";
import type {
  IHttpOperationResponse,
  IMediaTypeContent,
  INodeExample,
  INodeExternalExample,
} from "@stoplight/types";
import * as O from "fp-ts/lib/Option.js";
import { type Accepted, exactness, readAccept } from "./accept.ts";
import { concrete, isWritable } from "./concrete.ts";

type Example = INodeExample | INodeExternalExample;

export function findFirstExample({ examples }: IMediaTypeContent): O.Option<Example> {
  return O.fromNullable(examples?.[0]);
}

export function findExampleByKey({ examples }: IMediaTypeContent, wanted: string): O.Option<Example> {
  return O.fromNullable(examples?.find(({ key }) => key === wanted));
}

export function contentHasExamples({ examples = [] }: IMediaTypeContent): boolean {
  return examples.length > 0;
}

/** A content of any type, which is taken where nobody asks for one. */
export function findDefaultContentType(contents: IMediaTypeContent[]): O.Option<IMediaTypeContent> {
  const found = contents.find(({ mediaType }) => mediaType === "*/*");
  return O.fromNullable(found && concrete(found, "*/*"));
}

interface Match {
  readonly content: IMediaTypeContent;
  readonly index: number;
  readonly entry: Accepted;
  readonly exact: number;
}

/** The content that a client likes best; parameters that no content has are forgotten before all is refused. */
export function findBestHttpContentByMediaType(
  contents: IMediaTypeContent[],
  mediaTypes: string[],
): O.Option<IMediaTypeContent> {
  const { accepted, isBroken } = readAccept(mediaTypes);
  const found = best(contents, accepted, true) ?? best(contents, accepted, false);
  if (found === undefined && isBroken) throw new TypeError("invalid media type");
  return O.fromNullable(found);
}

function best(
  contents: readonly IMediaTypeContent[],
  accepted: readonly Accepted[],
  strict: boolean,
): IMediaTypeContent | undefined {
  const matches = contents.flatMap((content, index): Match[] => {
    const [first] = accepted
      .flatMap((entry) => matchOf(content, index, entry, strict) ?? [])
      .sort(
        (a, b) => b.exact - a.exact || b.entry.quality - a.entry.quality || a.entry.order - b.entry.order,
      );
    return first === undefined || first.entry.quality <= 0 ? [] : [first];
  });
  const [first] = matches.sort(
    (a, b) =>
      b.entry.quality - a.entry.quality ||
      Number(isWritable(b.content)) - Number(isWritable(a.content)) ||
      b.exact - a.exact ||
      a.entry.order - b.entry.order ||
      a.index - b.index,
  );
  return first?.content;
}

function matchOf(
  content: IMediaTypeContent,
  index: number,
  entry: Accepted,
  strict: boolean,
): Match | undefined {
  const sent = concrete(content, `${entry.type}/${entry.subtype}`);
  const exact = exactness(entry, sent.mediaType, strict);
  if (exact === undefined) return undefined;
  // What was declared as it is comes before what a range may be.
  return { content: sent, index, entry, exact: isRange(content.mediaType) ? exact - 0.5 : exact };
}

const isFinal = ({ code }: IHttpOperationResponse): boolean => !/^1(\d\d|xx)$/i.test(code);

export function findLowest2XXResponse(responses: IHttpOperationResponse[]): O.Option<IHttpOperationResponse> {
  const [first] = responses
    .filter(({ code }) => /^2(\d\d|XX)$/i.test(code))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return O.map(withStatus)(O.fromNullable(first));
}

export function findFirstResponse(responses: IHttpOperationResponse[]): O.Option<IHttpOperationResponse> {
  return O.map(withStatus)(O.fromNullable(responses.find(isFinal)));
}

export function findResponseByStatusCode(
  responses: IHttpOperationResponse[],
  status: number,
): O.Option<IHttpOperationResponse> {
  const find = (wanted: string) => responses.find(({ code }) => code.toUpperCase() === wanted);
  const found = find(String(status)) ?? find(`${String(status).charAt(0)}XX`);
  return O.fromNullable(found && { ...found, code: String(status) });
}

export function findDefaultResponse(
  responses: IHttpOperationResponse[],
  status = 200,
): O.Option<IHttpOperationResponse> {
  const found = responses.find(({ code }) => code.toLowerCase() === "default");
  return O.fromNullable(found && { ...found, code: String(status) });
}

/** The first status of a range. */
function withStatus(response: IHttpOperationResponse): IHttpOperationResponse {
  return /^\dXX$/i.test(response.code) ? { ...response, code: `${response.code.charAt(0)}00` } : response;
}
