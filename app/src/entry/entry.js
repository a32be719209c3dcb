(function () {
  var form = document.getElementById("pay");
  var field = document.getElementById("amount");
  var button = form.querySelector("[type=submit]");
  var said = document.getElementById("said");

  function ready() {
    form.removeAttribute("data-sent");
    button.disabled = false;
    said.textContent = "";
  }
  form.addEventListener("submit", function (event) {
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    form.setAttribute("data-sent", "");
    said.textContent = said.getAttribute("data-paying");
    setTimeout(function () { button.disabled = true; });
    setTimeout(ready, 30000);
  });
  window.addEventListener("pageshow", ready);

  if (!field) return;
  function keyOf(event) {
    var key = event.target.closest("[data-key]");
    return key && key.getAttribute("data-key");
  }
  form.addEventListener("mousedown", function (event) {
    if (keyOf(event)) event.preventDefault();
  });
  form.addEventListener("click", function (event) {
    var key = keyOf(event);
    if (!key) return;
    if (navigator.vibrate) navigator.vibrate(8);
    if (form.hasAttribute("data-live")) return;
    if (key === "delete") field.value = field.value.slice(0, -1);
    else if (/\d/.test(key) || field.value.indexOf(key) < 0)
      field.value = (field.value + key).slice(0, field.maxLength);
  });
  document.addEventListener("touchstart", function () {}, { passive: true });
  field.setAttribute("inputmode", "none");
  field.focus({ preventScroll: true });
})();
