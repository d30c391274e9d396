// The sentences that scripts say, from the page (BrowserTexts.cs), with {0} and {1} filled in.
const texts = JSON.parse(document.getElementById("shell-texts")?.textContent ?? "{}");

export const say = (key, ...args) => (texts[key] ?? "").replace(/\{(\d)\}/g, (_, index) => args[index] ?? "");
