/**
 * Stands in for Prism's callbacks, which our server sends, and for how they read bodies and media types: Prism's
 * own checks of bodies come with it.
 */
function never(): never {
  throw new Error("Prism sends no callbacks here");
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
