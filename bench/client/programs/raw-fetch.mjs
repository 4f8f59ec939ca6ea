export const make = (fetch, baseUrl) => async () => {
  const response = await fetch(`${baseUrl}/v1/analytics/licenses/usage`, {
    headers: { Authorization: "Bearer t" },
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
};
