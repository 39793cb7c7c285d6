/** What the app did to the world outside, for tests to read. */
export const records = {
  opened: [] as string[],
  openedPaths: [] as string[],
  shownInFolder: [] as string[],
  dialogs: [] as { method: string; options: unknown; answered: boolean }[],
  notifications: [] as { title: string; body: string; buttons: string[]; closed: boolean }[],
  badge: 0,
  blockedRequests: [] as string[],
  refusedNavigations: [] as string[],
  loginItem: null as object | null,
  /** Every message between page and main, as text; null: not kept. */
  messages: null as string[] | null,
  /** What must not happen: an unexpected dialog, a preload that throws, a page that left the app. */
  problems: [] as string[],
}

export function problem(text: string): void {
  records.problems.push(text)
  process.stderr.write(`stand-in: ${text}\n`)
}

export type DialogMethod = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'

const answers: { method: DialogMethod; answer: unknown }[] = []

export function queueAnswer(method: DialogMethod, answer: unknown): void {
  answers.push({ method, answer })
}

/** The next queued answer, if it is for this dialog; a dialog nobody expected throws and is a problem. */
export function answerFor(method: DialogMethod, options: unknown): unknown {
  const at = answers.findIndex((each) => each.method === method)
  records.dialogs.push({ method, options, answered: at >= 0 })
  const [answer] = at < 0 ? [] : answers.splice(at, 1)
  if (answer !== undefined) return answer.answer
  const text = `unexpected dialog: ${method} ${JSON.stringify(options)}`
  problem(text)
  throw new Error(text)
}
