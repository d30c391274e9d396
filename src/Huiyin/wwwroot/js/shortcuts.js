// The clerk's hands stay on the keyboard. Nothing happens while typing, except Ctrl+Enter and Esc.
// Rows: the children of [data-rows]; a key of its own: data-key="s" on a button, link or label.

let prefix;
let forget;

const isTyping = (element) =>
  element?.matches?.('textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio]):not([type=submit])') ?? false;
const rows = () => [...document.querySelectorAll("[data-rows] > *")].filter((row) => !row.hidden && row.offsetParent !== null);
const go = (href) => (window.Turbo ? window.Turbo.visit(href) : (location.href = href));

function move(step) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row.hasAttribute("data-current"));
  all[at]?.removeAttribute("data-current");
  const row = all[Math.max(0, Math.min(all.length - 1, at + step))];
  row.setAttribute("data-current", "");
  row.querySelector("a[href]")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function submit(event) {
  const form = document.activeElement?.closest("form[method=post]") ?? document.querySelector("form[data-main]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[type=submit].btn-primary, button.btn-primary:not([type=button])"));
}

function leave() {
  const open = document.querySelector("details[data-menu][open]");
  if (open) {
    open.open = false;
    open.querySelector("summary")?.focus();
  } else if (isTyping(document.activeElement)) document.activeElement.blur();
}

function visible(element) {
  return element && !element.disabled && element.offsetParent !== null;
}

function press(event) {
  const { key } = event;
  const keys = prefix ? `${prefix} ${key}` : key;
  const path = document.querySelector(`[data-keys="${CSS.escape(keys)}"]`);
  prefix = undefined;
  if (path) return go(path.getAttribute("href")), true;
  const own = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (visible(own)) return own.click(), true;
  switch (key) {
    case "/":
      document.querySelector("[data-search]")?.select();
      document.querySelector("[data-search]")?.focus();
      return true;
    case "?":
      document.getElementById("keys")?.showModal();
      return true;
    case "j":
      return move(1), true;
    case "k":
      return move(-1), true;
    case "x": {
      const box = document.querySelector("[data-rows] > [data-current] [type=checkbox]");
      box?.click();
      return box !== null;
    }
    case "Enter": {
      const link = document.activeElement === document.body && document.querySelector("[data-rows] > [data-current] a[href]");
      if (link) link.click();
      return Boolean(link);
    }
    case "g":
      prefix = "g";
      clearTimeout(forget);
      forget = setTimeout(() => (prefix = undefined), 1200);
      return true;
  }
  return false;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return submit(event);
  if (event.key === "Escape") return leave();
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (press(event)) event.preventDefault();
});
