// Keeps a page current and sends its forms without leaving it. Without this script everything still
// works by ordinary page loads.

let isBusy = false;
let isStale = false;

async function refresh() {
  if (isBusy) {
    isStale = true;
    return;
  }
  isBusy = true;
  try {
    do {
      isStale = false;
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (!answer.ok) break;
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = next.title;
      for (const part of document.querySelectorAll("[data-live]")) {
        const fresh = next.getElementById(part.id);
        if (fresh === null) continue;
        if (part.dataset.live === "items") updateItems(part, fresh);
        else replace(part, fresh);
      }
    } while (isStale);
  } finally {
    isBusy = false;
  }
}

/** Items of a thread change one by one, so that an open editor or menu is not taken away. */
function updateItems(part, fresh) {
  const known = new Map([...part.children].map((child) => [child.id, child]));
  let previous = null;
  for (const item of fresh.children) {
    let current = known.get(item.id);
    known.delete(item.id);
    if (current === undefined) {
      current = document.importNode(item, true);
      current.classList.add("fresh");
    } else if (!isInUse(current)) replace(current, item);
    const place = previous === null ? part.firstElementChild : previous.nextElementSibling;
    if (place !== current) part.insertBefore(current, place);
    previous = current;
  }
  for (const gone of known.values()) gone.remove();
}

function isInUse(element) {
  return element.querySelector("details.editor[open], details.menu[open]") !== null;
}

function replace(current, fresh) {
  if (isInUse(current) || current.innerHTML === fresh.innerHTML) return;
  const open = [...current.querySelectorAll("details")].map((details) => details.open);
  const chosen = [...current.querySelectorAll("select")].map((select) => select.value);
  const isSame = (selector) =>
    current.querySelectorAll(selector).length === fresh.querySelectorAll(selector).length;
  const keepsDetails = isSame("details");
  const keepsSelects = isSame("select");
  current.innerHTML = fresh.innerHTML;
  if (keepsDetails)
    for (const [index, details] of current.querySelectorAll("details").entries())
      details.open = open[index];
  if (keepsSelects)
    for (const [index, select] of current.querySelectorAll("select").entries())
      select.value = chosen[index];
}

async function send(address, given) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "x-requested-with": "script" },
    body: new URLSearchParams(given),
  });
  if (!answer.ok) notify(await answer.text());
  return answer.ok;
}

let hiding;

function notify(text) {
  const notice = document.getElementById("notice");
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => {
    notice.hidden = true;
  }, 8000);
}

document.addEventListener("submit", (event) => {
  if (!("act" in event.target.dataset)) return;
  event.preventDefault();
  void submit(event.target, event.submitter);
});

async function submit(form, submitter) {
  const given = new FormData(form, submitter);
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  const isDone = await send(form.getAttribute("action"), given);
  for (const button of buttons) button.disabled = false;
  if (!isDone) return;
  form.reset();
  const details = form.closest("details");
  if (details !== null) details.open = false;
  await refresh();
}

document.addEventListener("change", ({ target }) => {
  if (target.id === "viewer") target.form.submit();
  if (target.dataset.task !== undefined) void tick(target);
});

async function tick(target) {
  const tasks = target.closest("[data-tasks]");
  if (tasks === null) return;
  const given = {
    comment: tasks.dataset.tasks,
    index: target.dataset.task,
    ticked: target.checked,
  };
  const isDone = await send(`${location.pathname.replace("/pull/", "/issues/")}/tasks`, given);
  if (!isDone) target.checked = !target.checked;
}

// A menu closes when one clicks beside it.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(event.target)) menu.open = false;
});

// A list of boxes of which one has to be ticked, which HTML cannot say.
for (const set of document.querySelectorAll("fieldset[data-required]")) {
  const boxes = [...set.querySelectorAll("input")];
  const check = () => {
    const isMissing = boxes.every((box) => !box.checked);
    boxes[0]?.setCustomValidity(isMissing ? "Choose at least one" : "");
  };
  set.addEventListener("change", check);
  check();
}

const feed = new EventSource("/-/feed");
feed.addEventListener("message", () => void refresh());
// What was missed while the connection was away is caught up.
feed.addEventListener("open", () => void refresh());
