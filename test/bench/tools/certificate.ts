import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface Certificate {
  readonly keyFile: string
  readonly certFile: string
}

/** A self-signed certificate for 127.0.0.1, as files. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Redrop benchmark' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  const files = { keyFile: join(folder, 'key.pem'), certFile: join(folder, 'cert.pem') }
  await writeFile(files.keyFile, made.private)
  await writeFile(files.certFile, made.cert)
  return files
}
