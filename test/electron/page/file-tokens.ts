const token = /\\u0001file:[0-9a-f-]+\\u0001/g

/** Puts the paths in place of the tokens that `webUtils.getPathForFile` handed out, in a text of encoded values. */
export async function exchangeFiles(
  text: string,
  pathOf: (token: string) => Promise<string>,
): Promise<string> {
  const found = new Set(text.match(token))
  let exchanged = text
  for (const each of found) {
    const path = JSON.stringify(await pathOf(JSON.parse(`"${each}"`) as string))
    exchanged = exchanged.replaceAll(`"${each}"`, () => path)
  }
  // A preload that takes a path apart sees the token, not the path: only whole strings can be exchanged.
  if (found.size > 0 && exchanged.includes('\\u0001file:'))
    throw new Error('the stand-in cannot exchange a path that the preload has changed')
  return exchanged
}
