import { describe, expect, it } from 'vitest'
import { formatDuration } from '../../../../src/shared/format/duration.ts'

describe('lengths of time', () => {
  it.each([
    [0, '0 seconds', '0 秒'],
    [1, '1 second', '1 秒'],
    [6, '6 seconds', '6 秒'],
    [59.4, '59 seconds', '59 秒'],
    [59.6, '1 minute', '1 分钟'],
    [80, '1 minute, 20 seconds', '1 分钟 20 秒'],
    [120, '2 minutes', '2 分钟'],
    [3600, '1 hour', '1 小时'],
    [3605, '1 hour', '1 小时'],
    [5400, '1 hour, 30 minutes', '1 小时 30 分钟'],
    [90_000, '1 day, 1 hour', '1 天 1 小时'],
    [-3, '0 seconds', '0 秒'],
  ])('%d seconds are %s or %s', (seconds, english, chinese) => {
    expect(formatDuration(seconds, 'en')).toBe(english)
    expect(formatDuration(seconds, 'zh-CN')).toBe(chinese)
  })

  it('are shorter where there is little room', () => {
    expect(formatDuration(80, 'en', 'short')).toBe('1 min, 20 sec')
    expect(formatDuration(80, 'zh-CN', 'short')).toBe('1 分钟 20 秒')
  })
})
