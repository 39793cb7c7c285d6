/** The folders that were shown, as URIs, the oldest first. */
export interface FolderHistory {
  readonly visited: readonly string[]
  readonly at: number
}

export function startHistory(uri: string): FolderHistory {
  return { visited: [uri], at: 0 }
}

export function currentFolder({ visited, at }: FolderHistory): string {
  return visited[at] ?? ''
}

/** What was ahead is forgotten. */
export function visit(history: FolderHistory, uri: string): FolderHistory {
  if (uri === currentFolder(history)) return history
  return { visited: [...history.visited.slice(0, history.at + 1), uri], at: history.at + 1 }
}

/** `step` −1: back, 1: forward; stays where there is nothing. */
export function travel(history: FolderHistory, step: -1 | 1): FolderHistory {
  return canTravel(history, step) ? { ...history, at: history.at + step } : history
}

export function canTravel({ visited, at }: FolderHistory, step: -1 | 1): boolean {
  return visited[at + step] !== undefined
}
