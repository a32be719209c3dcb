(function () {
  var form = document.getElementById("pay");
  var field = document.getElementById("amount");
  var button = form.querySelector("[type=submit]");
  var attempt = form.elements.attempt;
  var note = form.elements.note;
  var said = document.getElementById("said");
  var problem = document.getElementById("problem");

  // What is wrong is said as soon as it can be known, in the words of the page; the server says it all the same.
  function complain(words, isOfAmount) {
    problem.textContent = words;
    problem.className = "problem";
    problem.hidden = !words;
    if (!field) return;
    if (words && isOfAmount) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  function limit(name) {
    return parseFloat(field.getAttribute("data-" + name));
  }
  // The amount, where it is written as the page writes amounts. How anything else is read is for the server to say.
  function amount() {
    var decimal = form.getAttribute("data-decimal");
    var group = form.getAttribute("data-group");
    var whole = group ? "(\\d{1,3}([" + group + "]\\d{3})+|\\d+)" : "\\d+";
    if (!new RegExp("^" + whole + "([" + decimal + "]\\d*)?$").test(field.value)) return NaN;
    return parseFloat(field.value.split(group || " ").join("").replace(decimal, "."));
  }
  function wrong() {
    if (!field) return "";
    if (!field.value.trim()) return field.getAttribute("data-empty");
    if (amount() < limit("minimum")) return field.getAttribute("data-below");
    if (amount() > limit("maximum")) return field.getAttribute("data-above");
    return "";
  }
  // While it is typed an amount is too small for a while: only what no further digit can mend is said then.
  form.addEventListener("input", function (event) {
    event.target.removeAttribute("aria-invalid");
    var isAbove = field && amount() > limit("maximum");
    complain(isAbove ? field.getAttribute("data-above") : "", isAbove);
  });

  // One press, one payment. The page that Back brings out of memory can pay again.
  function ready() {
    form.removeAttribute("data-sent");
    button.disabled = false;
    said.textContent = "";
  }
  form.addEventListener("submit", function (event) {
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    // Offline, the browser would put its own page where what was typed stands.
    var isOffline = navigator.onLine === false;
    var words = isOffline ? form.getAttribute("data-offline") : wrong();
    if (words) {
      event.preventDefault();
      complain(words, !isOffline);
      if (isOffline || !field) return;
      // What is typed next takes the place of what was wrong.
      field.focus();
      field.setSelectionRange(0, field.value.length);
      return;
    }
    form.setAttribute("data-sent", "");
    said.textContent = said.getAttribute("data-paying");
    // For Back, where the browser has to fetch the page again: the same attempt is the same payment.
    history.replaceState({ attempt: attempt.value, amount: field && field.value, note: note.value }, "");
    setTimeout(function () { button.disabled = true; });
    setTimeout(ready, 30000);
  });
  window.addEventListener("pageshow", ready);
  var sent = history.state;
  var TYPE_BACK_FORWARD = 2;
  if (sent && performance.navigation.type === TYPE_BACK_FORWARD) {
    attempt.value = sent.attempt;
    if (field) field.value = sent.amount;
    note.value = sent.note;
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
    // All of what was wrong is marked, for what is typed next; to correct its end, one delete takes one character.
    if (key === "delete" && field.hasAttribute("aria-invalid")) from = to - 1;
    var rest = field.value.slice(0, from) + field.value.slice(to);
    if (key === "delete") replace(Math.max(from === to ? from - 1 : from, 0), to, "");
    else if (rest.length + key.length <= field.maxLength && (/\d/.test(key) || rest.indexOf(key) < 0))
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
      // What is typed next takes the place of what the server refused.
      field.setSelectionRange(field.hasAttribute("aria-invalid") ? 0 : field.value.length, field.value.length);
    });
  });
})();
