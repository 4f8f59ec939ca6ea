/**
 * Stands in for Prism's callbacks, which the mock never calls, and for how they read bodies and media types: Prism's
 * own checks of bodies come with it.
 */
function never(): never {
  throw new Error("the mock calls no callbacks");
}

export {
  never as decodeUriEntities,
  never as deserializeFormBody,
  never as findContentByMediaTypeOrFirst,
  never as parseMIMEHeader,
  never as parseMultipartFormDataParams,
  never as runCallback,
  never as splitUriParams,
};
