import { droppingOf } from './droppings.ts'

/** What Vim writes to find out whether it may make files in a folder: the first of these names that is free. */
function isTrial(name: string): boolean {
  return /^\d{4,5}$/.test(name) && Number(name) >= 4913 && (Number(name) - 4913) % 123 === 0
}

/**
 * Whether a file beside the copy of an edit was left there by the program that edited it: locks, backups and temporary
 * files. Everything else was put there by somebody who wants it. `copy`: name of the copy.
 */
export function isLeavingOf(copy: string, name: string): boolean {
  if (name === copy) return false
  if (droppingOf(name, 'file') !== null) return true
  const hidden = copy.startsWith('.') ? copy : `.${copy}`
  const backups = [`${copy}~`, `${hidden}~`, `${hidden}.un~`, `${hidden}.swpx`, `${hidden}.swx`]
  const isNumbered = name.startsWith(`${copy}.~`) && /^\d+~$/.test(name.slice(copy.length + 2))
  return backups.includes(name) || isNumbered || isTrial(name)
}
