// Menus are <details>: here they close when one clicks elsewhere, only one is open at a time, and each opens to the side that
// has room.
document.addEventListener("toggle", ({ target }) => {
  const card = target.matches?.("details[data-menu][open]") && target.querySelector(":scope > .menu-card");
  if (!card) return;
  target.classList.remove("left", "right", "up");
  const edge = document.getElementById("main")?.getBoundingClientRect().left ?? 0;
  const box = card.getBoundingClientRect();
  if (box.left < edge) target.classList.add("left");
  else if (box.right > innerWidth - 8) target.classList.add("right");
  if (box.bottom > innerHeight - 8 && target.getBoundingClientRect().top > box.height + 70) target.classList.add("up");
}, true);
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("turbo:before-cache", () => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) menu.open = false;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
});
