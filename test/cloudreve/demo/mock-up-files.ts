const KB = 1024
const MB = 1024 * KB
const hour = 60
const day = 24 * hour

/** Name, bytes, minutes since it was saved: the list of the mock-ups, in `Finance/2026`. */
export const mockUpFiles: readonly (readonly [string, number, number])[] = [
  ['Price list.csv', 86 * KB, 2],
  ['Q3 budget.xlsx', 2 * MB, 11],
  ['Q4 forecast.xlsx', 2.1 * MB, hour],
  ['release-notes.md', 12 * KB, 2.5 * hour],
  ['Board deck.pptx', 18.4 * MB, 17 * hour],
  ['Annual report.pdf', 6.2 * MB, day],
  ['Hiring plan.docx', 96 * KB, 4 * day],
  ['exchange-rates.json', 31 * KB, 4 * day + 1],
  ['Office plan.svg', 212 * KB, 5 * day],
  ['Site hero.jpg', 4.1 * MB, 6 * day],
  ['Walkthrough.mp4', 248 * MB, 7 * day],
  ['Signed contracts.zip', 52.7 * MB, 7 * day + 1],
  ['team-notes.txt', 3 * KB, 10 * day],
  ['Vendor quotes.pdf', 1.1 * MB, 13 * day],
]

/** Name and minutes since it was changed. */
export const mockUpFolders: readonly (readonly [string, number])[] = [
  ['Receipts', day],
  ['Contracts', 5 * day],
  ['Archive', 12 * day],
]
