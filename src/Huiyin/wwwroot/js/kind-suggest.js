// <textarea data-kind-suggest="/intake/suggest" data-kind-target="kind">: while the sentence is written, GET …?text= answers
// {"kind": "repair", "why": "…"}; the chip is marked for the clerk, who always has the last word. Whatever else the answer
// holds goes to the page's own script by the event "kind:suggested".

const state = new WeakMap();

document.addEventListener("change", (event) => {
  // A choice by hand ends the suggesting of kinds in that form; other choices do not.
  const { form, name } = event.target;
  const asks = event.isTrusted && event.target.matches("[type=radio]") && form?.querySelector("[data-kind-suggest]");
  if (asks && (asks.dataset.kindTarget ?? "kind") === name) state.set(form, "chosen");
});

let waiting;
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-kind-suggest]") || event.isComposing) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => suggest(field), 250);
});

async function suggest(field) {
  const text = field.value.trim();
  if (text.length < 2) return;
  const address = new URL(field.dataset.kindSuggest, location.href);
  address.searchParams.set("text", text);
  const answer = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok || !field.form) return;
  const detail = await answer.json();
  field.dispatchEvent(new CustomEvent("kind:suggested", { bubbles: true, detail }));
  if (state.get(field.form) === "chosen") return;
  const { kind, why } = detail;
  const name = field.dataset.kindTarget ?? "kind";
  const chip = [...field.form.elements].find((input) => input.name === name && input.value === kind);
  if (!chip) return;
  chip.checked = true;
  for (const other of field.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) other.toggleAttribute("data-suggested", other === chip);
  const reason = field.form.querySelector("[data-kind-why]");
  if (reason) reason.textContent = why ?? "";
  chip.dispatchEvent(new Event("change", { bubbles: true }));
}
