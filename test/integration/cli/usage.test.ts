import { describe, expect, it } from 'vitest'
import { begin } from './harness/run.ts'
import { places } from './harness/world.ts'

const run = async (...argv: string[]) => {
  const { env } = await places()
  return begin(argv, { env }).ended
}

describe('the command line', () => {
  it('shows its help when nothing is asked for', async () => {
    const { code, out, err } = await run()
    expect(code).toBe(0)
    expect(out).toContain('Usage: redrop [options] [command]')
    expect(out).toContain('put [options] <local...> <uri>')
    expect(err).toBe('')
  })

  it('shows its help in Chinese, by option or by the locale', async () => {
    const byOption = await run('--lang', 'zh-CN', '--help')
    expect(byOption.out).toContain('用法： redrop [options] [command]')
    expect(byOption.out).toContain('列出账号')
    expect(byOption.out).not.toMatch(/show|list /)
    const { env } = await places()
    const byLocale = await begin(['--help'], { env: { ...env, LANG: 'zh_CN.UTF-8' } }).ended
    expect(byLocale.out).toBe(byOption.out)
  })

  it('prints its version', async () => {
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each([
    [['frob'], 'There is no command “frob”. “redrop --help” lists them.\n'],
    [['ls'], 'Something is missing: uri\nUsage: redrop ls [options] <uri>\n'],
    [['ls', 'a', 'b'], 'These are too many arguments.\nUsage: redrop ls [options] <uri>\n'],
    [['ls', '--frob', 'a'], 'There is no option “--frob” here.\nUsage: redrop ls [options] <uri>\n'],
    [['put', 'a.txt'], 'Something is missing: <uri>\nUsage: redrop put [options] <local...> <uri>\n'],
    [
      ['put', 'cloudreve://my/a.txt'],
      'Something is missing: <local...>\nUsage: redrop put [options] <local...> <uri>\n',
    ],
    [
      ['put', 'a', 'b', '--on-conflict', 'win'],
      '“win” does not fit “--on-conflict <what>”.\nUsage: redrop put [options] <local...> <uri>\n',
    ],
    [
      ['put', 'a', 'b', '--wait', '-1'],
      '“-1” does not fit “--wait <seconds>”.\nUsage: redrop put [options] <local...> <uri>\n',
    ],
    [
      ['put', 'a', 'b', '--wait'],
      'The option “--wait <seconds>” needs a value.\nUsage: redrop put [options] <local...> <uri>\n',
    ],
    [['login'], 'Something is missing: --server <url>\nUsage: redrop login [options]\n'],
    [
      ['ls', '--lang', 'fr', 'a'],
      '“fr” does not fit “--lang <language>”.\nUsage: redrop ls [options] <uri>\n',
    ],
  ])('%j is refused with code 2 and the way it is written', async (argv, message) => {
    expect(await run(...argv)).toEqual({ code: 2, out: '', err: message, events: [] })
  })

  it('is refused in the user’s language, and as a JSON line with --json', async () => {
    expect(await run('ls', '--lang=zh-CN')).toMatchObject({
      code: 2,
      err: '缺少：uri\n用法：redrop ls [options] <uri>\n',
    })
    const { code, err, events } = await run('ls', '--json')
    expect({ code, err }).toEqual({ code: 2, err: '' })
    expect(events).toEqual([{ event: 'error', code: 'usage', message: 'Something is missing: uri' }])
  })

  it.each([
    [['ls', 'my'], /“my” is not a cloudreve:\/\/ address/],
    [['ls', 'cloudreve://my/a#b'], /with # and \? in names as %23 and %3F/],
    [['put', 'a.txt', 'b.txt'], /“b.txt” is not a cloudreve:\/\/ address/],
  ])('%j is no address', async (argv, message) => {
    const { code, err } = await run(...argv)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  it('asks to sign in first', async () => {
    const { code, err } = await run('ls', 'cloudreve://my')
    expect(code).toBe(5)
    expect(err).toBe('No account yet. Sign in first: redrop login --server URL --email ADDRESS\n')
  })
})
