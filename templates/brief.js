(function () {
  "use strict";
  var form = document.querySelector(".filter");
  if (!form) return;
  var entries = Array.from(document.querySelectorAll(".timeline article"));
  var words = entries.map(function (e) { return fold(e.textContent); });
  function fold(text) { return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }
  function apply() {
    var text = fold(form.q.value.trim()), source = form.s.value, shown = 0;
    entries.forEach(function (entry, i) {
      var hit = words[i].includes(text) && (!source || entry.dataset.sources.split(" ").includes(source));
      entry.parentNode.hidden = !hit;
      document.querySelectorAll('.picture a[href="#' + entry.id + '"]').forEach(function (mark) {
        mark.style.opacity = hit ? "" : "0.15";
      });
      shown += hit;
    });
    document.querySelectorAll(".timeline section").forEach(function (part) {
      part.hidden = !!part.querySelector("li") && !part.querySelector("li:not([hidden])");
    });
    form.querySelector("output").value = text || source
      ? form.dataset.found.replace("{shown}", shown).replace("{count}", entries.length) : "";
  }
  function save() {
    var state = new URLSearchParams();
    if (form.q.value) state.set("q", form.q.value);
    if (form.s.value) state.set("s", form.s.value);
    history.replaceState(null, "", state.size ? "#?" + state : location.pathname + location.search);
    apply();
  }
  function restore() {
    if (!location.hash.startsWith("#?")) return;
    var state = new URLSearchParams(location.hash.slice(2));
    form.q.value = state.get("q") || "";
    form.s.value = state.get("s") || "";
    apply();
  }
  form.hidden = false;
  form.addEventListener("input", save);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  addEventListener("hashchange", restore);
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
  restore();
})();
