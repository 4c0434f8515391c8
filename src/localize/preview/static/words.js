// What the tool says, in the language of the page.
const translations = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

// A word with its values in it; text is isolated, so that it keeps its own direction.
export function word(english, values = {}) {
  let text = translations[english] ?? english;
  for (const [name, value] of Object.entries(values)) {
    text = text.replaceAll(`{${name}}`, typeof value === "string" ? `\u2068${value}\u2069` : value);
  }
  return text;
}
