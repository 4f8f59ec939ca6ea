import ky from "ky";

export const make = (fetch, prefix) => {
  const client = ky.create({ fetch, prefix, headers: { Authorization: "Bearer t" } });
  return () => client.get("v1/analytics/licenses/usage").json();
};
