/**
 * Runs everything that is compared in turn, round by round, each round in another order. A round before them warms up and
 * is dropped. Returns the results of each, paired by index.
 */
export async function rounds<Results extends object>(
  count: number,
  contestants: { readonly [Name in keyof Results]: () => Promise<Results[Name]> },
): Promise<{ [Name in keyof Results]: Results[Name][] }> {
  const names = Object.keys(contestants) as (keyof Results)[]
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as {
    [Name in keyof Results]: Results[Name][]
  }
  for (let round = -1; round < count; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + names.length) % names.length] as keyof Results
      const result = await contestants[name]()
      if (round >= 0) results[name].push(result)
    }
  }
  return results
}
