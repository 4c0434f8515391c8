// Requests to the preview on this computer.
const token = document.querySelector("meta[name=localize-token]")?.content;

// What the server answers to a request that writes or checks: its status and its data.
export async function post(path, data) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Localize-Token": token },
    body: JSON.stringify(data),
  });
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { ok: response.ok, status: response.status, data: isJson ? await response.json() : { reason: await response.text() } };
}

export async function get(path, query) {
  const response = await fetch(`${path}?${new URLSearchParams(query)}`);
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

// The page that a document shows, as requests name it.
export function pageNames() {
  const { article, locale } = document.getElementById("content").dataset;
  return { article, locale };
}
