// Moves passages by dragging and by keys; each move is sent by the page's own form. Without this script the buttons beside a passage do it.
const scrollKey = 'binder-scroll';
const kept = sessionStorage.getItem(scrollKey);
sessionStorage.removeItem(scrollKey);

const moved = document.getElementById(location.hash.slice(1));
if (moved?.matches('.item')) moved.focus({ preventScroll: kept !== null });
if (kept !== null) scrollTo(0, Number(kept));

function send(item, fields) {
  const form = item.querySelector('form.moves');
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name, value });
    form.append(field);
  }
  sessionStorage.setItem(scrollKey, String(scrollY));
  form.submit();
}

for (const item of document.querySelectorAll('.item')) {
  const handle = document.createElement('span');
  handle.className = 'handle';
  handle.textContent = '⠿';
  handle.title = document.querySelector('.binder').dataset.handle;
  handle.draggable = true;
  item.querySelector('.item-head').prepend(handle);
  item.tabIndex = 0;
  item.addEventListener('keydown', (event) => {
    if (!event.altKey || event.target !== item) return;
    const way = { ArrowUp: 'item-up', ArrowDown: 'item-down' }[event.key];
    const button = item.querySelector(`.moves [value="${way}"]`);
    if (button === null) return;
    event.preventDefault();
    send(item, { do: way });
  });
  handle.addEventListener('dragstart', (event) => {
    event.dataTransfer.setData('text/plain', item.dataset.item);
    event.dataTransfer.setDragImage(item, 20, 20);
    item.classList.add('dragged');
  });
  handle.addEventListener('dragend', () => item.classList.remove('dragged'));
}

for (const list of document.querySelectorAll('.items')) {
  list.addEventListener('dragover', (event) => {
    const item = document.querySelector('.dragged');
    if (item === null) return;
    event.preventDefault();
    const next = [...list.children].find((other) => {
      const { top, height } = other.getBoundingClientRect();
      return other !== item && event.clientY < top + height / 2;
    });
    list.insertBefore(item, next ?? null);
  });
  list.addEventListener('drop', (event) => {
    const item = document.querySelector('.dragged');
    if (item === null) return;
    event.preventDefault();
    send(item, {
      do: 'item-move',
      section: item.parentElement.dataset.section,
      before: item.nextElementSibling?.dataset.item ?? '',
    });
  });
}
