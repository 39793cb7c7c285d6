import { describe, expect, it } from 'vitest'
import { formatSize, formatSpeed } from '../../../../src/shared/format/size.ts'

const KiB = 1024
const MiB = 1024 * KiB
const GiB = 1024 * MiB

describe('sizes', () => {
  it.each([
    [0, '0 bytes', '0 字节'],
    [1, '1 byte', '1 字节'],
    [102, '102 bytes', '102 字节'],
    [410, '0.4 KB', '0.4 KB'],
    [972, '0.9 KB', '0.9 KB'],
    [973, '1 KB', '1 KB'],
    [1023, '1 KB', '1 KB'],
    [86 * KiB, '86 KB', '86 KB'],
    [999 * KiB, '999 KB', '999 KB'],
    [1000 * KiB, '1.0 MB', '1.0 MB'],
    [2 * MiB, '2.0 MB', '2.0 MB'],
    [18.4 * MiB, '18.4 MB', '18.4 MB'],
    [50 * MiB, '50.0 MB', '50.0 MB'],
    [99.96 * MiB, '100 MB', '100 MB'],
    [248 * MiB, '248 MB', '248 MB'],
    [6.2 * GiB, '6.2 GB', '6.2 GB'],
    [100 * GiB, '100 GB', '100 GB'],
    [5000 * 1024 * GiB, '5,000 TB', '5,000 TB'],
  ])('%d bytes are %s or %s', (bytes, english, chinese) => {
    expect(formatSize(bytes, 'en')).toBe(english)
    expect(formatSize(bytes, 'zh-CN')).toBe(chinese)
  })

  it('speeds are sizes per second', () => {
    expect(formatSpeed(18.4 * MiB, 'en')).toBe('18.4 MB/s')
    expect(formatSpeed(12.4, 'zh-CN')).toBe('12 字节/s')
  })
})
