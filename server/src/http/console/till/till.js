// Keeps the till live: shows each board that the server sends, marks and sounds what is new in it, and says when
// nothing has been heard for too long.
(function () {
  "use strict";
  var SILENCE_MAX = 25000, BEAT = 12000, AGAIN = 5000;
  var till = document.getElementById("till"), board = document.getElementById("till-board");
  var live = till.querySelector(".till-live"), lost = till.querySelector(".till-lost");
  var button = document.getElementById("till-sound"), hint = document.getElementById("till-sound-hint");
  var source = null, heardAt = Date.now(), context = null, isOn = false;

  function say(isLive) {
    till.dataset.live = isLive;
    live.hidden = !isLive;
    lost.hidden = isLive;
  }

  function payments() {
    return Array.prototype.slice.call(board.querySelectorAll("[data-payment]"));
  }

  function beep() {
    if (!isOn) return;
    [[880, 0], [1320, 0.16]].forEach(function (tone) {
      var at = context.currentTime + tone[1], oscillator = context.createOscillator(), gain = context.createGain();
      oscillator.frequency.value = tone[0];
      gain.gain.setValueAtTime(0.4, at);
      gain.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + 0.3);
    });
  }

  function show(html) {
    var known = {}, isNew = false;
    payments().forEach(function (item) { known[item.dataset.payment] = true; });
    // The server's own page, with everything escaped in it.
    board.innerHTML = html;
    payments().forEach(function (item) {
      if (known[item.dataset.payment]) return;
      item.dataset.fresh = "yes";
      isNew = true;
    });
    if (isNew) beep();
  }

  function open() {
    if (source) source.close();
    source = new EventSource(till.dataset.events);
    source.onmessage = function (event) {
      heardAt = Date.now();
      show(event.data);
      say(true);
    };
    source.onerror = function () {
      var failedAt = Date.now();
      // The browser tries again by itself; a stream that has only ended is there again in a moment.
      setTimeout(function () { if (heardAt < failedAt) say(false); }, AGAIN);
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(open, AGAIN);
      // Whose session is over is led to sign in.
      fetch(location.href, { redirect: "manual" }).then(function (answer) {
        if (answer.type === "opaqueredirect") location.reload();
      }, function () {});
    };
  }

  setInterval(function () {
    if (Date.now() - heardAt < SILENCE_MAX) return;
    heardAt = Date.now();
    say(false);
    open();
  }, 1000);
  addEventListener("offline", function () { say(false); });
  addEventListener("online", open);

  // A tablet that sleeps holds the page still: what it shows when it wakes is old, and its sound may be off.
  function wakes() {
    if (document.hidden) return;
    if (Date.now() - heardAt > BEAT) {
      say(false);
      open();
    }
    if (!isOn) return;
    context.resume();
    // Where the browser lets a page do so, the screen of a till with its sound on stays on.
    if (navigator.wakeLock) navigator.wakeLock.request("screen").catch(function () {});
  }

  button.hidden = hint.hidden = false;
  button.addEventListener("click", function () {
    isOn = !isOn;
    context = context || new (window.AudioContext || window.webkitAudioContext)();
    button.setAttribute("aria-pressed", String(isOn));
    hint.hidden = isOn;
    wakes();
    beep();
  });
  document.addEventListener("visibilitychange", wakes);
  open();
})();
