import type { Sample } from '../sender/protocol.ts'
import { median, rounded } from '../tools/stats.ts'

/** One line of the result. */
export interface Row {
  readonly name: string
  readonly value: number
  /** `×` is relative to the peer in the same run. */
  readonly unit: '×' | 'MiB' | 'KiB' | 'ms' | '%' | 'requests' | 'bytes' | 'tasks'
  /** What `×` is relative to; curl if it is not said. */
  readonly peer?: string
  readonly goal: { readonly atMost: number } | { readonly atLeast: number } | null
  /** What the value was made of. */
  readonly facts: Readonly<Record<string, number | string | readonly number[]>>
}

export function isMet({ value, goal }: Row): boolean | null {
  if (goal === null) return null
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
}

/** Paired samples as a ratio: the median of the ratios, each taken side by side. */
export function ratioRow(
  name: string,
  goal: Row['goal'],
  ours: readonly Sample[],
  curl: readonly Sample[],
  facts: Row['facts'] = {},
): Row {
  const ratios = ours.map(({ seconds }, index) => seconds / (curl[index]?.seconds ?? NaN))
  const cpu = (samples: readonly Sample[]) => median(samples.map((sample) => sample.cpu ?? NaN))
  return {
    name,
    value: rounded(median(ratios)),
    unit: '×',
    goal,
    facts: {
      seconds: ours.map(({ seconds }) => rounded(seconds)),
      curlSeconds: curl.map(({ seconds }) => rounded(seconds)),
      ratios: ratios.map((ratio) => rounded(ratio)),
      cpuSeconds: rounded(cpu(ours)),
      curlCpuSeconds: rounded(cpu(curl)),
      ...facts,
    },
  }
}
