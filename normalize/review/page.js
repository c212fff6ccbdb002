"use strict";
// Shows the changes of the chosen rule and levels; without this script all are shown.
const rule = document.querySelector("#rule");
const levels = [...document.querySelectorAll("input[name=level]")];
const onlyChanged = document.querySelector("#only-changed");
const shown = document.querySelector("#shown");

function filter() {
  const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.value));
  const matches = (item) =>
    wanted.has(item.dataset.level) && (!rule.value || item.dataset.rules.split(" ").includes(rule.value));
  const all = wanted.size === levels.length && !rule.value;
  let count = 0;
  for (const item of document.querySelectorAll(".note")) {
    item.hidden = !matches(item);
    count += item.hidden ? 0 : 1;
  }
  for (const mark of document.querySelectorAll(".edit, .ask")) {
    mark.classList.toggle("other", !matches(mark));
  }
  for (const row of document.querySelectorAll(".row")) {
    const some = row.querySelector(".note:not([hidden])");
    row.hidden = !some && (onlyChanged.checked || !all);
  }
  for (const article of document.querySelectorAll("article")) {
    article.hidden = !all && !article.querySelector(".row:not([hidden])");
  }
  shown.textContent = `${count} shown`;
}

for (const control of [rule, onlyChanged, ...levels]) control.addEventListener("change", filter);
document.querySelector("nav").hidden = false;
filter();
