/** A name of HTTP, as RFC 9110 spells it: of a header, a method, a part of a media type. For regular expressions. */
export const token = "[\\w!#$%&'*+.^`|~-]+";

const whole = new RegExp(`^${token}$`);

/** Whether a text is such a name. */
export function isToken(text: string): boolean {
  return whole.test(text);
}
