// Puts a button behind each citation that copies it as it is set, and as plain text. Without this script a citation is selected by hand.
for (const citation of document.querySelectorAll('.citation')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small copy';
  button.textContent = document.body.querySelector('.cite').dataset.copy;
  button.addEventListener('click', async () => {
    const set = new Blob([citation.innerHTML], { type: 'text/html' });
    const text = new Blob([citation.textContent], { type: 'text/plain' });
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': set, 'text/plain': text })]);
    button.textContent = document.body.querySelector('.cite').dataset.copied;
  });
  citation.after(button);
}
