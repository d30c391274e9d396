// What somebody has typed is not lost: it is kept in this tab until it has been sent, and comes back after a failure, a
// wrong click or a restart of the server. Passwords and files are never kept. data-guard="off" leaves a form alone;
// any other data-guard names what the form is about, where one address serves several: words about one never come back in another.
import { say } from "./shared/texts.js";

const guarded = (form) => form?.method === "post" && form.dataset.guard !== "off" && !form.querySelector("[type=password]") && form.querySelector("textarea, input[type=text], input[type=tel], input:not([type])");
const key = (form) => `form ${location.pathname} ${form.getAttribute("action") ?? ""} ${form.dataset.guard ?? ""}`;
const kept = (form) =>
  [...form.elements].filter((field) => field.name && !field.matches("[type=password], [type=hidden], [type=file], [type=submit], button, [data-guard=off]"));

const read = (field) => (field.matches("[type=checkbox], [type=radio]") ? field.checked : field.value);
const asServed = (field) =>
  field.matches("[type=checkbox], [type=radio]") ? field.checked === field.defaultChecked
  : field.matches("select") ? [...field.options].every((option) => option.selected === option.defaultSelected) || !field.querySelector("[selected]")
  : field.value === field.defaultValue;

document.addEventListener("input", (event) => {
  const { form } = event.target;
  if (!guarded(form)) return;
  form.dataset.dirty = "";
  const values = kept(form).map((field) => [field.name, field.type === "radio" || field.type === "checkbox" ? field.value : null, read(field)]);
  sessionStorage.setItem(key(form), JSON.stringify(values));
});

document.addEventListener("turbo:submit-end", ({ target, detail }) => {
  if (target.action.endsWith("/sign-out")) return sessionStorage.clear();
  if (!detail.success) {
    // Refused: the server sends the form back with everything typed and the reason, and that one is to be seen.
    if (detail.fetchResponse) delete target.dataset.dirty;
    return;
  }
  sessionStorage.removeItem(key(target));
  delete target.dataset.dirty;
});

document.addEventListener("submit", ({ target }) => {
  if (target.action.endsWith("/sign-out")) sessionStorage.clear();
});

function restore() {
  for (const form of document.querySelectorAll("form")) {
    const stored = guarded(form) && sessionStorage.getItem(key(form));
    // A refused form comes back from the server with everything in it.
    if (!stored || form.querySelector("[data-invalid], .refused")) continue;
    const fields = kept(form);
    if (!fields.every(asServed)) continue;
    let changed = false;
    for (const [name, choice, value] of JSON.parse(stored)) {
      const field = fields.find((one) => one.name === name && (choice === null || one.value === choice));
      if (!field || read(field) === value) continue;
      if (choice === null) field.value = value;
      else field.checked = value;
      changed = true;
    }
    if (changed) announce(form);
  }
}

function announce(form) {
  form.dataset.dirty = "";
  if (form.querySelector(".restored")) return;
  const note = document.createElement("p");
  note.className = "restored";
  note.append(say("restored"));
  const discard = document.createElement("button");
  discard.type = "button";
  discard.textContent = say("discard");
  discard.addEventListener("click", () => {
    form.reset();
    sessionStorage.removeItem(key(form));
    delete form.dataset.dirty;
    note.remove();
  });
  note.append(discard);
  form.prepend(note);
}

document.addEventListener("turbo:load", restore);
// What came back refused is not yet sent: nothing may be renewed over it.
document.addEventListener("turbo:render", () => {
  for (const form of document.querySelectorAll("form:has([data-invalid], .refused)")) form.dataset.dirty = "";
  document.querySelector("form [data-invalid] :is(input:not([type=hidden]), select, textarea)")?.focus();
});

// The server could not be reached: said beside the buttons, with everything still in its place.
document.addEventListener("turbo:fetch-request-error", ({ target }) => {
  if (!target.matches?.("form[method=post]")) return;
  const note = document.createElement("p");
  note.className = "refused unsent";
  note.setAttribute("role", "alert");
  note.textContent = say("unsent");
  const button = target.querySelector("button.btn-primary, [type=submit]");
  (button?.parentElement ?? target).before(note);
});
document.addEventListener("turbo:submit-start", ({ target }) => {
  for (const note of target.parentElement?.querySelectorAll(".unsent") ?? []) note.remove();
});
if (document.readyState !== "loading") restore();
