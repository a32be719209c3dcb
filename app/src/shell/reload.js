(function connect() {
  var port = document.documentElement.getAttribute("data-reload");
  var socket = new WebSocket("ws://" + location.hostname + ":" + port + "/live_reload");
  socket.onmessage = function () { location.reload(); };
  socket.onclose = function () { setTimeout(connect, 1000); };
})();
