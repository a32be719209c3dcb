(function () {
  var form = document.getElementById("pay");
  var field = document.getElementById("amount");
  var button = form.querySelector("[type=submit]");
  var attempt = form.elements.attempt;
  var said = document.getElementById("said");

  // One press, one payment. The page that Back brings out of memory can pay again.
  function ready() {
    form.removeAttribute("data-sent");
    button.disabled = false;
    said.textContent = "";
  }
  form.addEventListener("submit", function (event) {
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    form.setAttribute("data-sent", "");
    said.textContent = said.getAttribute("data-paying");
    // For Back, where the browser has to fetch the page again: the same attempt is the same payment.
    history.replaceState({ attempt: attempt.value, amount: field && field.value }, "");
    setTimeout(function () { button.disabled = true; });
    setTimeout(ready, 30000);
  });
  window.addEventListener("pageshow", ready);
  var sent = history.state;
  var TYPE_BACK_FORWARD = 2;
  if (sent && performance.navigation.type === TYPE_BACK_FORWARD) {
    attempt.value = sent.attempt;
    if (field) field.value = sent.amount;
  }

  if (!field) return;
  // In brackets, so that engines compile it with the page and not while the first tap waits.
  var replace = (function (from, to, text) {
    var caret = from + text.length;
    field.value = field.value.slice(0, from) + text + field.value.slice(to);
    // It stands at the end by itself; to ask for it makes the browser work out the page before the next frame.
    if (caret < field.value.length && document.activeElement === field) field.setSelectionRange(caret, caret);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // The field itself tells a screen reader nothing of what a script wrote into it. The eye comes first.
    setTimeout(function () { said.textContent = field.value; });
  });
  var keyOf = (function (event) {
    var key = event.target.closest("[data-key]");
    return key && key.getAttribute("data-key");
  });
  form.addEventListener("click", (function (event) {
    var key = keyOf(event);
    if (!key) return;
    if (navigator.vibrate) navigator.vibrate(8);
    var focused = document.activeElement === field;
    var from = focused ? field.selectionStart : field.value.length;
    var to = focused ? field.selectionEnd : from;
    if (key === "delete") replace(from === to ? Math.max(from - 1, 0) : from, to, "");
    else if (field.value.length + key.length <= field.maxLength && (/\d/.test(key) || field.value.indexOf(key) < 0))
      replace(from, to, key);
  }));

  // The field keeps the focus, and delete held clears.
  var held;
  function hold(event) {
    release();
    if (keyOf(event) === "delete") held = setTimeout(replace, 600, 0, 99, "");
  }
  function release() {
    clearTimeout(held);
  }
  form.addEventListener("mousedown", function (event) {
    if (keyOf(event)) event.preventDefault();
    hold(event);
  });
  form.addEventListener("touchstart", hold, { passive: true });
  ["mouseup", "mouseleave", "touchend", "touchcancel"].forEach(function (name) {
    form.addEventListener(name, release, { passive: true });
  });
  field.setAttribute("inputmode", "none");
  // Once the page was painted: to take the focus, a field first has the browser work out where everything stands.
  requestAnimationFrame(function () {
    setTimeout(function () {
      if (document.activeElement !== document.body) return;
      field.focus({ preventScroll: true });
      field.setSelectionRange(field.value.length, field.value.length);
    });
  });
})();
