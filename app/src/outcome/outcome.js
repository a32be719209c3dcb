(function () {
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  // Where the live status does not come, the page loads itself again; where it may come, it has longer.
  var status = document.getElementById("status");
  var url = status && status.getAttribute("data-refresh-url");
  function again() {
    if (!status.hasAttribute("data-live")) location.replace(url);
  }
  if (url) setTimeout(function () {
    if (document.documentElement.classList.contains("wasm")) setTimeout(again, 8000);
    else again();
  }, status.getAttribute("data-refresh-seconds") * 1000);

  // The time in the shop goes on.
  var clock = document.getElementById("clock");
  if (!clock) return;
  var start = clock.getAttribute("data-seconds") * 1000 - Date.now();
  setInterval(function () {
    clock.textContent = new Date(start + Date.now()).toISOString().slice(11, 19);
  }, 500);
})();
