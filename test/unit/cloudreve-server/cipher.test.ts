import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ctrFrom } from '../../cloudreve/blobs/cipher.ts'

const recording = '../shared/recorded/sessions/encrypted-session.json'

interface Recording {
  readonly steps: readonly {
    readonly request: { readonly bodyBase64?: string }
    readonly response: { readonly body?: { readonly data?: { readonly encrypt_metadata?: Keys } } }
  }[]
}
interface Keys {
  readonly key_plain_text: string
  readonly iv: string
}

test('recorded cipher text of 1000-byte chunks decrypts by absolute offset', (context) => {
  if (!existsSync(recording)) context.skip(`the recorded exchange is not there (${recording})`)
  const { steps } = JSON.parse(readFileSync(recording, 'utf8')) as Recording
  const metadata = steps[0]?.response.body?.data?.encrypt_metadata
  const keys = { key: metadata?.key_plain_text ?? '', iv: metadata?.iv ?? '' }
  const chunks = steps.map((step) => step.request.bodyBase64).filter((body) => body !== undefined)
  const plain = chunks.map((body, index) => ctrFrom(keys, index * 1000)(Buffer.from(body, 'base64')))
  expect(Buffer.concat(plain)).toEqual(
    Buffer.from(Array.from({ length: 2500 }, (_, i) => (i * 7 + 13 + Math.floor(i / 251)) % 256)),
  )
})

test('any offset continues the same stream', () => {
  const keys = { key: Buffer.alloc(32, 7).toString('base64'), iv: Buffer.alloc(16, 255).toString('base64') }
  const whole = ctrFrom(keys, 0)(Buffer.alloc(100))
  for (const offset of [1, 15, 16, 17, 63]) {
    expect(ctrFrom(keys, offset)(Buffer.alloc(100 - offset))).toEqual(whole.subarray(offset))
  }
})
