// Enhancements only: every page works without them. Filters the table while one types; selects a text to copy.
"use strict";
for (const table of document.querySelectorAll("table[data-filter]")) {
  const field = document.getElementById(table.dataset.filter);
  const shown = document.getElementById("shown");
  const rows = [...table.tBodies[0].rows];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  field.addEventListener("input", () => {
    const words = plain(field.value.trim());
    let left = 0;
    for (const row of rows) {
      row.hidden = !plain(row.cells[0].textContent).includes(words);
      left += row.hidden ? 0 : 1;
    }
    shown.textContent = `${left} / ${rows.length}`;
  });
}
for (const text of document.querySelectorAll("textarea[readonly]")) {
  text.addEventListener("focus", () => text.select());
}
for (const text of document.querySelectorAll(".copied textarea")) {
  const button = document.createElement("button");
  const { copy, copied } = document.body.dataset;
  button.type = "button";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      button.textContent = copied;
      setTimeout(() => (button.textContent = copy), 2000);
    } catch {
      text.select();
    }
  });
  text.after(button);
}
