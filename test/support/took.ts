/** Prints what a way in took on this machine, and how many files it touched, for the table of the page about the gate. */
export function took(door: string, begun: number, files: number): void {
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`${door}: ${seconds} s, ${files} ${files === 1 ? "file" : "files"}\n`);
}
