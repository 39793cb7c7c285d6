/** Midnights between now and a moment: 0 is today. */
export function daysUntil(at: number, now = Date.now()): number {
  const day = (time: number) => {
    const date = new Date(time)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
  }
  return day(at) - day(now)
}
