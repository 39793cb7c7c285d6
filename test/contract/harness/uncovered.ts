import { notCovered } from '../not-covered.ts'

/** Why a recorded scenario, or a whole group of them (`group/*`), has no claims here. */
export const uncovered: Readonly<Record<string, string>> = {
  ...notCovered,
  'webdav/*': 'the client does not use WebDAV yet',
  'workflows/*': 'the client does not use workflows yet',
  'shares/*': 'the client makes shares and does nothing else with them',
  'policies/*': 'needs a real store: sessions on such storage are refused by name before any byte',
}

export function reasonFor(scenario: string): string | undefined {
  return uncovered[scenario] ?? uncovered[scenario.replace(/\/.*/, '/*')]
}
