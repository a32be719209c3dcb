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
  var url = told("refresh-url");
  var tries = 60;
  function again() {
    if (status.hasAttribute("data-live")) return;
    var asked = new XMLHttpRequest();
    asked.onloadend = function () {
      if (asked.status > 0 && asked.status < 500) return location.replace(url);
      tries -= 1;
      status.setAttribute("role", "status");
      status.textContent = told(tries > 0 ? "trouble" : "given-up");
      if (tries > 0) setTimeout(again, 5000);
    };
    asked.open("GET", told("status-url"));
    asked.timeout = 20000;
    asked.send();
  }
  if (url) setTimeout(function () {
    if (document.documentElement.classList.contains("wasm")) setTimeout(again, 8000);
    else again();
  }, told("refresh-seconds") * 1000);

  // The time in the shop goes on, and the time to confirm runs out.
  var clock = document.getElementById("clock");
  var left = document.getElementById("left");
  var opened = Date.now();
  function write(element, direction, show) {
    var begin = element.getAttribute("data-seconds") * 1000;
    setInterval(function () {
      var millis = begin + direction * (Date.now() - opened);
      element.textContent = show(new Date(Math.max(millis, 0)).toISOString());
    }, 500);
  }
  if (clock) write(clock, 1, function (time) { return time.slice(11, 19); });
  if (left) write(left, -1, function (time) { return time.slice(14, 19); });
})();
