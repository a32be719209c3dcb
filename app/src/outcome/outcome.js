(function () {
  var status = document.getElementById("status");
  var aged = document.getElementById("aged");
  function told(name) {
    var teller = status || aged;
    return teller && teller.getAttribute("data-" + name);
  }
  // A server that starts anew, and a network that is gone, are waited for here: the browser's own page of errors would
  // neither try again nor say what was paid.
  function load(address, otherwise) {
    var asked = new XMLHttpRequest();
    asked.onloadend = function () {
      if (asked.status > 0 && asked.status < 500) location.replace(address);
      else otherwise();
    };
    asked.open("GET", told("status-url") || location.href);
    asked.timeout = 20000;
    asked.send();
  }
  function anew() {
    load(location.href, function () {});
  }
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) tick(), anew();
  });

  // Where the live status does not come, the page loads itself again; where it may come, it has longer.
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

  // The time in the shop goes on, the time to confirm runs out, and what was paid just now becomes an earlier payment.
  var clock = document.getElementById("clock");
  var left = document.getElementById("left");
  var opened = Date.now();
  var begun = performance.now();
  // The phone's clock can be put back; the other stands still while some phones sleep.
  function elapsed() {
    return Math.max(Date.now() - opened, performance.now() - begun);
  }
  function millis(element, direction) {
    return element.getAttribute("data-seconds") * 1000 + direction * elapsed();
  }
  function write(element, millis, from) {
    element.textContent = new Date(Math.max(millis, 0)).toISOString().slice(from, 19);
  }
  function tick() {
    if (clock) write(clock, millis(clock, 1), 11);
    if (left) write(left, millis(left, -1), 14);
    if (left && millis(left, -1) <= 0) {
      left = null;
      // Once: whoever cannot be asked now is asked again by the status.
      anew();
    }
    if (aged && elapsed() >= aged.getAttribute("data-after") * 1000) {
      aged.previousElementSibling.outerHTML = aged.getAttribute("data-face");
      document.querySelector("main").className = aged.getAttribute("data-class");
      document.title = aged.getAttribute("data-title");
      anew();
      clock = aged = null;
    }
  }
  if (clock || left || aged) setInterval(tick, 500);
})();
