/** Whether no server would take this name, so that it need not be asked. */
export function isRefusedName(name: string): boolean {
  return name === '.' || name === '..' || /[\\/:*?"<>|]/.test(name)
}

/** How much of a name is selected for renaming: the extension stays. */
export function stemLength(name: string, folder: boolean): number {
  const dot = name.lastIndexOf('.')
  return folder || dot <= 0 ? name.length : dot
}
