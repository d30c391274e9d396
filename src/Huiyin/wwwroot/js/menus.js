// Menus are <details>: here they close when one clicks elsewhere, and only one is open at a time.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("turbo:before-cache", () => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) menu.open = false;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
});
