// Quick times beside a time field (MomentInput): 今天 18:00, 明天 12:00. A click writes the time into the field.
document.addEventListener("click", (event) => {
  const quick = event.target.closest?.("[data-moment]");
  const input = quick?.closest(".moment")?.querySelector("input");
  if (!input) return;
  input.value = quick.dataset.moment;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
});
