let end: string | undefined;
let count = 0;

/**
 * Makes a GUID: counted in its beginning, eight digits, and random in its end, since a new random one takes a thirtieth
 * of a call. After 90 million the first comes again.
 * Pages that are not served over https lack `randomUUID`: there it is taken from a URL that the platform makes.
 */
export function newId(): string {
  end ??= (crypto.randomUUID?.() ?? URL.createObjectURL(new Blob())).slice(-28);
  return (count++ % 9e7) + 1e7 + end;
}
