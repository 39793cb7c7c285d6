import { describe, expect, it } from 'vitest'
import { cloudreve, envelope, html, network, redirect } from './fake-sites.ts'

const host = 'files.example.org'

describe('finding a site', () => {
  it('tries https first and tells what it found', async () => {
    const { probe, asked } = network({ ...cloudreve(`https://${host}`), ...cloudreve(`http://${host}`) })
    expect(await probe(host)).toEqual({
      baseUrl: `https://${host}`,
      movedFrom: null,
      version: '4.18.0',
      instanceId: 'i-1',
      title: 'Files',
      captcha: { kind: 'none' },
    })
    expect(asked.every((url) => url.startsWith('https:'))).toBe(true)
  })

  it('prefers https to a typed http', async () => {
    const { probe } = network({ ...cloudreve(`https://${host}`), ...cloudreve(`http://${host}`) })
    expect((await probe(`http://${host}`)).baseUrl).toBe(`https://${host}`)
  })

  it('finds the base path of a pasted link', async () => {
    const { probe } = network(cloudreve(`https://${host}/cloud`))
    expect((await probe(`https://${host}/cloud/home?path=cloudreve%3A%2F%2Fmy`)).baseUrl).toBe(
      `https://${host}/cloud`,
    )
  })

  it.each([
    ['4.18.0-pro', '4.18.0'],
    ['4.0.0-alpha.1', '4.0.0'],
  ])('reads version %s as %s', async (reported, version) => {
    const { probe } = network(cloudreve(`https://${host}`, reported))
    expect((await probe(host)).version).toBe(version)
  })

  it.each([
    ['normal', { kind: 'picture' }],
    ['tcaptcha', { kind: 'picture' }],
    ['turnstile', { kind: 'browser', type: 'turnstile' }],
    ['recaptcha', { kind: 'browser', type: 'recaptcha' }],
    ['cap', { kind: 'browser', type: 'cap' }],
  ])('says that a captcha of type %s is asked for', async (type, captcha) => {
    const { probe } = network({
      ...cloudreve(`https://${host}`),
      [`https://${host}/api/v4/site/config/basic`]: envelope({ instance_id: 'i-1', captcha_type: type }),
      [`https://${host}/api/v4/site/config/login`]: envelope({ login_captcha: true }),
    })
    expect((await probe(host)).captcha).toEqual(captcha)
  })
})

describe('http without encryption', () => {
  it.each([host, `http://${host}`])('is not used for %s before it is confirmed', async (input) => {
    const { probe } = network(cloudreve(`http://${host}`))
    await expect(probe(input)).rejects.toMatchObject({
      code: 'insecure-http',
      params: { host, url: `http://${host}` },
    })
    expect((await probe(input, { allowInsecure: true })).baseUrl).toBe(`http://${host}`)
  })

  it('never replaces https where that was typed', async () => {
    const { probe } = network(cloudreve(`http://${host}`))
    await expect(probe(`https://${host}`, { allowInsecure: true })).rejects.toMatchObject({
      code: 'connection-refused',
    })
  })

  it('never hides a certificate that is not trusted', async () => {
    const { probe } = network({ ...cloudreve(`http://${host}`), [`https://${host}`]: 'certificate' })
    await expect(probe(host, { allowInsecure: true })).rejects.toMatchObject({
      code: 'certificate-untrusted',
    })
  })

  it.each(['localhost:5212', '127.0.0.1:5212', '[::1]:5212', 'http://127.0.0.1:5212'])(
    'needs no confirmation on this computer: %s',
    async (input) => {
      const baseUrl = `http://${input.replace('http://', '')}`
      const { probe } = network({ ...cloudreve(baseUrl), [baseUrl.replace('http', 'https')]: 'bad-answer' })
      expect((await probe(input)).baseUrl).toBe(baseUrl)
    },
  )
})

describe('redirects', () => {
  it('from http to https of the same site are followed', async () => {
    const { probe } = network({
      ...cloudreve('https://localhost'),
      'http://localhost/api/v4/site/ping': redirect('https://localhost/api/v4/site/ping'),
    })
    expect(await probe('http://localhost')).toMatchObject({ baseUrl: 'https://localhost', movedFrom: null })
  })

  it('to another host or base path give the new base URL and say so', async () => {
    const { probe } = network({
      ...cloudreve('https://new.example.org/cloud'),
      [`https://${host}/api/v4/site/ping`]: redirect('https://new.example.org/cloud/api/v4/site/ping', 308),
    })
    expect(await probe(host)).toMatchObject({ baseUrl: 'https://new.example.org/cloud', movedFrom: host })
  })

  it('to http are not followed before that is confirmed', async () => {
    const { probe } = network({
      ...cloudreve('http://new.example.org'),
      [`https://${host}/api/v4/site/ping`]: redirect('http://new.example.org/api/v4/site/ping'),
    })
    await expect(probe(host)).rejects.toMatchObject({
      code: 'insecure-http',
      params: { host: 'new.example.org', url: 'http://new.example.org' },
    })
  })

  it.each([
    ['to a page that is no ping', redirect('https://sso.example.org/login')],
    ['in a circle', redirect(`https://${host}/api/v4/site/ping`)],
    ['to nowhere', redirect('')],
    ['to something that is no web page', redirect('ftp://h/api/v4/site/ping')],
  ])('%s lead to no site', async (_, answer) => {
    const { probe } = network({ [`https://${host}`]: html, [`https://${host}/api/v4/site/ping`]: answer })
    await expect(probe(`https://${host}`)).rejects.toMatchObject({ code: 'not-cloudreve', params: { host } })
  })
})

describe('what is no site to sign in to', () => {
  it.each([
    ['a web page', html],
    ['another API', { body: '{"status":"ok"}' }],
    ['a refusal', { status: 403, body: 'no' }],
    ['an empty answer', { body: '' }],
    ['a version that is none', envelope('nightly')],
    ['an envelope of something else', { body: '{"code":401,"msg":"who are you"}' }],
  ])('%s is not a Cloudreve', async (_, answer) => {
    const { probe } = network({ [`https://${host}`]: answer })
    await expect(probe(`https://${host}`)).rejects.toMatchObject({ code: 'not-cloudreve', params: { host } })
  })

  it('a Cloudreve before 4.0 is named with its version, by its own API or ours', async () => {
    const own = network({
      [`https://${host}`]: html,
      [`https://${host}/api/v3/site/ping`]: envelope('3.8.3'),
    })
    await expect(own.probe(host)).rejects.toMatchObject({
      code: 'server-too-old',
      params: { host, version: '3.8.3' },
    })
    const ours = network(cloudreve(`https://${host}`, '3.9.0'))
    await expect(ours.probe(host)).rejects.toMatchObject({
      code: 'server-too-old',
      params: { version: '3.9.0' },
    })
  })

  it.each([
    ['unknown-host', 'unknown-host'],
    ['refused', 'connection-refused'],
    ['unreachable', 'unreachable'],
    ['connect-timeout', 'unreachable'],
    ['answer-timeout', 'unreachable'],
    ['certificate', 'certificate-untrusted'],
    ['reset', 'connection-lost'],
    ['bad-answer', 'connection-lost'],
  ] as const)('%s is told as %s with the host', async (failure, code) => {
    const { probe } = network({ [`https://${host}`]: failure })
    await expect(probe(host)).rejects.toMatchObject({ code, params: { host } })
  })

  it.each([502, 429])("a proxy's error page is the server's trouble: %i", async (status) => {
    const { probe } = network({ [`https://${host}`]: { status, body: '<h1>Bad gateway</h1>' } })
    await expect(probe(host)).rejects.toMatchObject({
      code: 'server-sick',
      params: { host, detail: `HTTP ${status}` },
    })
  })
})
