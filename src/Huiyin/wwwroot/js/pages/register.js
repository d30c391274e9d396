// Filters: one choice is enough to see it; several are sent when the menu is left. Empty fields stay out of the address.

const forms = "form[data-filters]";
const changed = new WeakSet();

const send = (form) => {
  changed.delete(form);
  form.requestSubmit();
};

document.addEventListener("change", ({ target }) => {
  const form = target.closest?.(forms);
  if (!form) return;
  if (target.matches("[type=radio]")) send(form);
  else if (target.matches("[type=checkbox]")) changed.add(form);
});

// A menu closes when one clicks elsewhere: what was picked in it is then meant.
document.addEventListener("toggle", ({ target }) => {
  const form = target.closest?.(forms);
  if (form && target.matches("details") && !target.open && changed.has(form)) send(form);
}, true);

document.addEventListener("submit", ({ target }) => {
  if (!target.matches?.(forms)) return;
  const empty = [...target.querySelectorAll("input")].filter((input) => !input.disabled && input.value === "");
  for (const input of empty) input.disabled = true;
  setTimeout(() => empty.forEach((input) => (input.disabled = false)));
}, true);
