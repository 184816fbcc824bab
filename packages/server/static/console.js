// An enhancement: without it, the code is typed by hand. The fragment leaves the address before anything else happens.
const code = location.hash.slice(1)
const field = document.querySelector('[data-entrance] [name=code]')
if (field && code) {
  history.replaceState(null, '', location.pathname)
  field.value = code
  document.querySelector('[data-entrance] button').focus()
}

// So is this: a browser prints a page by its own menu too.
const printing = document.querySelector('[data-print]')
if (printing) {
  printing.hidden = false
  printing.addEventListener('click', () => print())
}

// And this: a link is copied by hand as well.
const copying = document.querySelector('[data-copy]')
if (copying && navigator.clipboard) {
  const source = document.getElementById(copying.dataset.copy)
  copying.hidden = false
  source.select()
  copying.addEventListener('click', () =>
    navigator.clipboard.writeText(source.value).then(
      () => (copying.textContent = copying.dataset.done),
      () => source.select(),
    ),
  )
}

// And this: whoever types over what a field suggests need not take it out first.
const first = document.activeElement
if (first instanceof HTMLInputElement && first.type === 'text') first.select()
