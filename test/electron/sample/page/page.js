/* global document, window */
window.seen = { present: typeof window.sample, events: [] }
for (const name of ['focus', 'blur']) window.addEventListener(name, () => window.seen.events.push(name))
document.addEventListener('visibilitychange', () => window.seen.events.push(document.visibilityState))

const drop = document.querySelector('#drop')
drop.addEventListener('dragover', (event) => event.preventDefault())
drop.addEventListener('drop', (event) => {
  event.preventDefault()
  window.files = [...event.dataTransfer.files]
  window.paths = window.sample.dropped(window.files)
})
document.querySelector('#field').addEventListener('keydown', (event) => {
  if (event.key === 'u') event.preventDefault()
})
