// The name of whoever works here: asked for once, and remembered by the browser.
const KEY = "name";

export const rememberedName = () => localStorage.getItem(KEY) ?? "";
export const rememberName = (name) => localStorage.setItem(KEY, name.trim());
