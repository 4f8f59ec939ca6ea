/** Stands in for chalk: Prism colours log lines, and the engine writes none. */
const plain = (text: string): string => text;

export { plain as blueBright, plain as grey };
