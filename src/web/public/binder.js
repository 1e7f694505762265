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
  const handle = item.querySelector('.handle');
  item.addEventListener('keydown', (event) => {
    if (!event.altKey || event.target.matches('input, select, textarea')) return;
    const way = { ArrowUp: 'item-up', ArrowDown: 'item-down' }[event.key];
    if (item.querySelector(`.moves [value="${way}"]`) === null) return;
    event.preventDefault();
    send(item, { do: way });
  });
  handle.draggable = true;
  handle.addEventListener('dragstart', (event) => {
    event.dataTransfer.setData('text/plain', '');
    event.dataTransfer.setDragImage(item, 20, 20);
    item.classList.add('dragged');
  });
  handle.addEventListener('dragend', () => {
    item.classList.remove('dragged');
    unmark();
  });
}

// Where a dragged passage would go is a line that moves nothing else.
function unmark() {
  for (const marked of document.querySelectorAll('.drop')) marked.classList.remove('drop');
}

function nextAfter(section, y) {
  const middle = ({ top, height }) => top + height / 2;
  return [...section.querySelectorAll('.item')].find((item) => y < middle(item.getBoundingClientRect()));
}

for (const section of document.querySelectorAll('.binder-section')) {
  section.addEventListener('dragover', (event) => {
    if (document.querySelector('.dragged') === null) return;
    event.preventDefault();
    unmark();
    (nextAfter(section, event.clientY) ?? section).classList.add('drop');
  });
  section.addEventListener('drop', (event) => {
    const item = document.querySelector('.dragged');
    if (item === null) return;
    event.preventDefault();
    const before = nextAfter(section, event.clientY)?.id ?? '';
    send(item, { do: 'item-move', section: section.id, before });
  });
}
