import type { Random } from "../random.ts";

const words = (
  "amber anchor autumn basin bridge candle cedar cloud copper coral delta ember field forest garden harbor " +
  "island jasper lantern lemon maple meadow mirror north ocean olive orchid pebble prairie quartz river saffron " +
  "shadow silver stone summit thunder timber valley velvet violet willow winter zephyr"
).split(" ");

/** A text by chance: of the format where it is one of the common ones, else a word or several. */
export function* drawnText(
  format: string | undefined,
  least: number,
  most: number,
  random: Random,
): Generator<string> {
  const word = () => words[random(0, words.length - 1)] ?? "amber";
  const digits = (length: number) => Array.from({ length }, () => random(0, 15).toString(16)).join("");
  const date = () => new Date(Date.UTC(2020, 0, 1) + random(0, 3000) * 86_400_000 + random(0, 86_399) * 1000);
  const host = () => `${word()}.example.org`;
  const drawn: Readonly<Record<string, () => string>> = {
    date: () => date().toISOString().slice(0, 10),
    "date-time": () => date().toISOString().replace(".000", ""),
    time: () => date().toISOString().slice(11).replace(".000", ""),
    uuid: () => `${digits(8)}-${digits(4)}-4${digits(3)}-a${digits(3)}-${digits(12)}`,
    email: () => `${word()}@${host()}`,
    hostname: host,
    uri: () => `https://${host()}/${word()}`,
    url: () => `https://${host()}/${word()}`,
    ipv4: () => `192.0.2.${random(1, 254)}`,
    ipv6: () => `2001:db8::${digits(4)}`,
  };
  const make = format === undefined ? undefined : drawn[format];
  if (make !== undefined) yield make();
  else if (format === undefined) {
    let text = word();
    while (text.length < least) text += ` ${word()}`;
    yield text.slice(0, Math.max(least, Math.min(most, text.length)));
  }
}
