document.documentElement.className = "js";

// The list of languages closes as menus do: by Escape, and by a touch outside.
(function () {
  function close(event, focuses) {
    var list = document.querySelector(".languages details[open]");
    if (!list || (!focuses && list.contains(event.target))) return;
    list.removeAttribute("open");
    if (focuses) list.querySelector("summary").focus();
  }
  ["mousedown", "touchstart"].forEach(function (name) {
    document.addEventListener(name, close, { passive: true });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" || event.key === "Esc") close(event, true);
  });
})();
