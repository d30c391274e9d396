// On a call sheet one key picks the answer (S, U, N, R) and Enter writes it down: two keystrokes for a call.
document.addEventListener(
  "keydown",
  (event) => {
    const form = document.querySelector("form[data-call-sheet]");
    if (!form || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.target.matches?.("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;
    const choice = form.querySelector(`[data-outcome-key="${CSS.escape(event.key.toUpperCase())}"] input`);
    if (!choice) return;
    // Before the keys of the frame see it: N opens intake everywhere else.
    event.preventDefault();
    choice.checked = true;
    choice.focus();
    choice.dispatchEvent(new Event("input", { bubbles: true }));
  },
  true,
);
