// Runs before the first paint: a chosen light or dark wins over the system's; without a choice CSS follows the system.
{
  const asked = new URLSearchParams(location.search).get("theme");
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") document.documentElement.dataset.bsTheme = theme;
    else delete document.documentElement.dataset.bsTheme;
  };
  apply(asked ?? localStorage.getItem("theme"));

  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-theme-switch] [data-choose]");
    if (!button) return;
    const theme = button.dataset.choose;
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
    apply(theme);
    mark();
  });

  const mark = () => {
    const chosen = localStorage.getItem("theme") ?? "";
    for (const group of document.querySelectorAll("[data-theme-switch]")) {
      group.hidden = false;
      for (const button of group.querySelectorAll("[data-choose]")) {
        button.setAttribute("aria-pressed", String(button.dataset.choose === chosen));
      }
    }
  };
  addEventListener("DOMContentLoaded", mark);
  addEventListener("turbo:render", mark);
}
