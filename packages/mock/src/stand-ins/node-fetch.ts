/** Stands in for node-fetch in Prism's callbacks: Node's own fetch, with the one extra method Prism reads. */
export default async (url: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(url, init);
  const raw = () => Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]]));
  return Object.defineProperty(response, "headers", { value: Object.assign(response.headers, { raw }) });
};
