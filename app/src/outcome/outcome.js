(function () {
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  // Where the live status does not come, the page loads itself again; where it may come, it has longer. A server that
  // starts anew is waited for here: the browser's own page of errors would not try again.
  var status = document.getElementById("status");
  function told(name) {
    return status && status.getAttribute("data-" + name);
  }
  function load(address, otherwise) {
    var asked = new XMLHttpRequest();
    asked.onloadend = function () {
      if (asked.status > 0 && asked.status < 500) location.replace(address);
      else otherwise();
    };
    asked.open("GET", told("status-url"));
    asked.timeout = 20000;
    asked.send();
  }
  var url = told("refresh-url");
  var tries = 60;
  function again() {
    if (status.hasAttribute("data-live")) return;
    load(url, function () {
      tries -= 1;
      status.setAttribute("role", "status");
      status.textContent = told(tries > 0 ? "trouble" : "given-up");
      if (tries > 0) setTimeout(again, 5000);
    });
  }
  if (url) setTimeout(function () {
    if (document.documentElement.classList.contains("wasm")) setTimeout(again, 8000);
    else again();
  }, told("refresh-seconds") * 1000);

  // The time in the shop goes on, and the time to confirm runs out.
  var clock = document.getElementById("clock");
  var left = document.getElementById("left");
  var opened = Date.now();
  function millis(element, direction) {
    return element.getAttribute("data-seconds") * 1000 + direction * (Date.now() - opened);
  }
  function write(element, millis, from) {
    element.textContent = new Date(Math.max(millis, 0)).toISOString().slice(from, 19);
  }
  if (clock) setInterval(function () { write(clock, millis(clock, 1), 11); }, 500);
  var counting = left && setInterval(function () {
    write(left, millis(left, -1), 14);
    if (millis(left, -1) > 0) return;
    clearInterval(counting);
    // Once: whoever cannot be asked now is asked again by the status.
    load(location.href, function () {});
  }, 500);
})();
