/** A line of each kind of text, with its number. */
const lines: Readonly<Record<string, (n: number) => string>> = {
  csv: (n) => (n === 0 ? 'item,description,price' : `${1000 + n},Item ${n},${(n * 7) % 500}.00`),
  md: (n) => (n === 0 ? '# Release notes\n' : `- Change ${n}: smaller, faster, clearer.`),
  json: (n) => `{ "day": ${n}, "usd": ${(1 + (n % 40) / 100).toFixed(4)} }`,
  svg: (n) =>
    n === 0 ? '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"></svg>' : `<!-- room ${n} -->`,
  txt: (n) => `Note ${n}: ask Ben about the numbers of last month.`,
}

/** Readable content for names of text files, so that opening one shows something; null for all others. */
export function fillerText(name: string, size: number): Buffer | null {
  const line = lines[/\.([a-z]+)$/.exec(name)?.[1] ?? '']
  if (line === undefined) return null
  let text = ''
  for (let n = 0; text.length + line(n).length < size; n++) text += `${line(n)}\n`
  return Buffer.from(text.padEnd(size, '\n'))
}
