import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** How the app that runs on a profile is reached. Who can read it is the user: it lies in a file of theirs alone. */
export interface Contact {
  /** Path of a Unix socket, or name of a pipe of Windows that nobody can guess. */
  readonly address: string
  /** Said first on each connection. */
  readonly token: string
}

const contact = z.strictObject({ address: z.string().min(1).max(4096), token: z.string().length(43) })

/** The system keeps 104 bytes for the path of a socket (macOS; Linux 108), with a zero at its end. */
const longestPath = 103

const folderOf = (profile: string) => join(profile, 'run')
const fileOf = (profile: string) => join(folderOf(profile), 'app.json')

/** A contact for an app that starts; what a crash has left of the one before is removed. */
export async function newContact(profile: string, platform: NodeJS.Platform): Promise<Contact> {
  const folder = folderOf(profile)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await removeContact(profile)
  const token = randomBytes(32).toString('base64url')
  if (platform === 'win32') return { address: String.raw`\\.\pipe\redrop-${randomUUID()}`, token }
  const path = join(folder, 'app.sock')
  if (Buffer.byteLength(path) <= longestPath) return { address: path, token }
  return { address: join(await mkdtemp(join(tmpdir(), 'redrop-')), 'app.sock'), token }
}

/** To be called once the app listens there. */
export async function writeContact(profile: string, made: Contact): Promise<void> {
  const path = fileOf(profile)
  const part = `${path}.${process.pid}.part`
  await writeFile(part, JSON.stringify(made), { mode: 0o600 })
  await rename(part, path)
}

/** Removes a contact and the socket it names. */
export async function removeContact(profile: string): Promise<void> {
  const folder = folderOf(profile)
  const old = await read(profile)
  await rm(fileOf(profile), { force: true })
  await rm(join(folder, 'app.sock'), { force: true })
  // A folder that was made for a socket: only ever one of these.
  const place = old ? dirname(old.address) : folder
  if (dirname(place) === tmpdir() && /[/\\]redrop-\w{6}$/.test(place)) {
    if (await isOwn(place)) await rm(place, { recursive: true, force: true })
  }
}

/** How to reach the app of a profile; null: none has said. Contacts that others could have written are not believed. */
export async function readContact(profile: string, platform: NodeJS.Platform): Promise<Contact | null> {
  if (!(await isOwn(fileOf(profile)))) return null
  const found = await read(profile)
  if (found === null || platform === 'win32') return found
  const isSafe = (await isOwn(dirname(found.address))) && (await isOwnSocket(found.address))
  return isSafe ? found : null
}

async function read(profile: string): Promise<Contact | null> {
  const text = await readFile(fileOf(profile), 'utf8').catch(() => '')
  try {
    return contact.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** It is the user's, and nobody else may do anything with it. Windows has no such modes: there the profile's folder guards it. */
async function isOwn(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => null)
  if (stats === null || stats.isSymbolicLink()) return false
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0)
}

async function isOwnSocket(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => null)
  return stats?.isSocket() === true && stats.uid === process.getuid?.()
}
