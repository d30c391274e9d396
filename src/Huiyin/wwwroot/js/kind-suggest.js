// <textarea data-kind-suggest="/intake/suggest" data-kind-target="kind">: while the sentence is written, GET …?text= answers
// {"kind": "repair", "why": "…"}; the chip is marked for the clerk, who always has the last word.

const state = new WeakMap();

document.addEventListener("change", (event) => {
  // A choice by hand ends the suggesting in that form.
  if (event.isTrusted && event.target.form && event.target.matches("[type=radio]")) state.set(event.target.form, "chosen");
});

let waiting;
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-kind-suggest]") || event.isComposing || state.get(field.form) === "chosen") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => suggest(field), 250);
});

async function suggest(field) {
  const text = field.value.trim();
  if (text.length < 2) return;
  const address = new URL(field.dataset.kindSuggest, location.href);
  address.searchParams.set("text", text);
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || !field.form || state.get(field.form) === "chosen") return;
  const { kind, why } = await answer.json();
  const name = field.dataset.kindTarget ?? "kind";
  const chip = [...field.form.elements].find((input) => input.name === name && input.value === kind);
  if (!chip) return;
  chip.checked = true;
  for (const other of field.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) other.toggleAttribute("data-suggested", other === chip);
  const reason = field.form.querySelector("[data-kind-why]");
  if (reason) reason.textContent = why ?? "";
  chip.dispatchEvent(new Event("change", { bubbles: true }));
}
