// Keeps the till live: shows each board that the server sends, marks and sounds what is new in it, and says when
// nothing has been heard for too long. Where the stream brings nothing, as behind a proxy that gathers answers, the page
// is asked for again and again.
(function () {
  "use strict";
  var SILENCE_MAX = 25000, BEAT = 12000, AGAIN = 5000, ANSWER_MAX = 10000;
  // Over HTTP/1 a browser has six connections to a host for all of its tabs, and a stream holds one for good.
  var STREAMS_MAX = 3;
  var till = document.getElementById("till"), board = document.getElementById("till-board");
  var live = till.querySelector(".till-live"), lost = till.querySelector(".till-lost");
  var button = document.getElementById("till-sound"), hint = document.getElementById("till-sound-hint");
  var way = performance.getEntriesByType ? performance.getEntriesByType("navigation")[0] : null;
  var isNarrow = Boolean(way && navigator.locks && /^http\/1/.test(way.nextHopProtocol));
  var source = null, leave = null, turn = 0, context = null, isOn = false;
  // When anything was heard, when the stream spoke, when it was opened, and when the page was asked for instead.
  var heardAt = Date.now(), streamedAt = 0, openedAt = 0, askedAt = heardAt;

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

  // A tab that nobody sees and nobody hears lets go of its stream: there are others.
  function isResting() {
    return document.hidden && !isOn;
  }

  function close() {
    turn += 1;
    if (source) source.close();
    if (leave) leave();
    source = leave = null;
  }

  function open() {
    close();
    openedAt = Date.now();
    if (!isResting()) takePlace(0, turn);
  }

  // Opens the stream, over HTTP/1 in one of the places that all tabs share. Without one the page is asked for.
  function takePlace(number, mine) {
    if (!isNarrow) return listen();
    if (number === STREAMS_MAX) return;
    navigator.locks.request("till-stream-" + number, { ifAvailable: true }, function (lock) {
      if (mine !== turn) return;
      if (!lock) return takePlace(number + 1, mine);
      listen();
      return new Promise(function (resolve) { leave = resolve; });
    });
  }

  function listen() {
    source = new EventSource(till.dataset.events);
    source.onmessage = function (event) {
      heardAt = streamedAt = Date.now();
      show(event.data);
      say(true);
    };
    source.onerror = function () {
      var failedAt = Date.now();
      // The browser tries again by itself; a stream that has only ended is there again in a moment.
      setTimeout(function () { if (heardAt < failedAt) ask(); }, AGAIN);
      if (source && source.readyState === EventSource.CLOSED) setTimeout(open, AGAIN);
    };
  }

  // The page has the board in it: there is no second address that could say something else.
  function ask() {
    var begun = askedAt = Date.now(), late = new AbortController();
    setTimeout(function () { late.abort(); }, ANSWER_MAX);
    fetch(location.href, { redirect: "manual", cache: "no-store", signal: late.signal }).then(function (answer) {
      // Whose session is over is led to sign in.
      if (answer.type === "opaqueredirect") return location.reload();
      if (!answer.ok) throw new Error(answer.status);
      return answer.text().then(function (page) {
        if (streamedAt > begun) return;
        heardAt = Date.now();
        show(new DOMParser().parseFromString(page, "text/html").getElementById("till-board").innerHTML);
        say(true);
      });
    }).catch(function () { if (streamedAt < begun) say(false); });
  }

  setInterval(function () {
    var now = Date.now();
    if (isResting()) return;
    if (now - heardAt > SILENCE_MAX) say(false);
    if (now - Math.max(streamedAt, openedAt) > SILENCE_MAX) open();
    if (now - streamedAt > BEAT && now - askedAt > AGAIN) ask();
  }, 1000);
  addEventListener("offline", function () { say(false); });
  addEventListener("online", open);

  // A tablet that sleeps holds the page still: what it shows when it wakes is old, and its sound may be off.
  function wakes() {
    if (isResting()) return close();
    if (document.hidden) return;
    if (Date.now() - heardAt > BEAT) say(false);
    if (!source || Date.now() - streamedAt > BEAT) open();
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
