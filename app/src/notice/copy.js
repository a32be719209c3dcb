(function () {
  var link = document.getElementById("link");
  var button = document.getElementById("copy");
  var said = document.getElementById("said");
  button.hidden = false;
  button.addEventListener("click", function () {
    link.select();
    link.setSelectionRange(0, link.value.length);
    if (document.execCommand("copy")) said.textContent = said.getAttribute("data-copied");
  });
})();
