// Rows picked for one action: <form data-bulk> around a table with <input type=checkbox data-bulk-item> in its rows, perhaps
// one data-bulk-all in the head, and a .bulk-bar with [data-bulk-count]. Shift picks a range.
import { say } from "./shared/texts.js";

let last;

function show(form) {
  const items = [...form.querySelectorAll("[data-bulk-item]")];
  const picked = items.filter((item) => item.checked).length;
  const all = form.querySelector("[data-bulk-all]");
  if (all) {
    all.checked = picked > 0 && picked === items.length;
    all.indeterminate = picked > 0 && picked < items.length;
  }
  for (const item of items) item.closest("tr, li")?.toggleAttribute("data-picked", item.checked);
  const bar = form.querySelector(".bulk-bar");
  if (bar) bar.toggleAttribute("data-shown", picked > 0);
  const count = form.querySelector("[data-bulk-count]");
  if (count) count.textContent = say("chosen", picked);
}

document.addEventListener("click", (event) => {
  const item = event.target.closest?.("[data-bulk-item], [data-bulk-all]");
  const form = item?.closest("form[data-bulk]");
  if (!form) return;
  const items = [...form.querySelectorAll("[data-bulk-item]")];
  if (item.matches("[data-bulk-all]")) for (const one of items) one.checked = item.checked;
  else {
    const [from, to] = [items.indexOf(last), items.indexOf(item)];
    if (event.shiftKey && from >= 0) for (const one of items.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = item.checked;
    last = item;
  }
  show(form);
});

// A refresh brings new rows and keeps what was picked among those that stay.
document.addEventListener("turbo:before-render", (event) => {
  if (event.detail.renderMethod !== "morph") return;
  const picked = new Set([...document.querySelectorAll("[data-bulk-item]:checked")].map(({ value }) => value));
  if (picked.size === 0) return;
  document.addEventListener("turbo:render", () => {
    for (const item of document.querySelectorAll("[data-bulk-item]")) item.checked = picked.has(item.value);
    showAll();
  }, { once: true });
});

const showAll = () => document.querySelectorAll("form[data-bulk]").forEach(show);
document.addEventListener("turbo:load", showAll);
document.addEventListener("turbo:render", showAll);
showAll();
