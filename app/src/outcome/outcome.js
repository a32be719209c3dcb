(function () {
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });

  var status = document.getElementById("status");
  var url = status && status.getAttribute("data-refresh-url");
  if (url) setTimeout(function () {
    if (!status.hasAttribute("data-live")) location.replace(url);
  }, status.getAttribute("data-refresh-seconds") * 1000);

  var clock = document.getElementById("clock");
  if (!clock) return;
  var start = clock.getAttribute("data-seconds") * 1000 - Date.now();
  setInterval(function () {
    clock.textContent = new Date(start + Date.now()).toISOString().slice(11, 19);
  }, 500);
})();
