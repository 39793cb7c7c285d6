/**
 * The name typed after `--account`: `ana@files.example.org`, numbered when taken. Only characters that need no quoting
 * in a shell are kept.
 */
export function accountName(email: string, url: string, taken: readonly string[]): string {
  const user =
    email
      .slice(0, email.includes('@') ? email.lastIndexOf('@') : undefined)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}._+-]/gu, '') || 'user'
  const { host } = new URL(url)
  let name = `${user}@${host}`
  for (let number = 2; taken.includes(name); number++) name = `${user}-${number}@${host}`
  return name
}
