import { addOAuthApp, captchaAnswer } from '../identity/index.ts'
import type { NewOAuthApp } from '../identity/index.ts'
import type { Blobs } from '../blobs/blobs.ts'
import { Contents } from '../blobs/content.ts'
import { EventHub } from '../events/hub.ts'
import { Faults } from '../faults/faults.ts'
import { Locks } from '../files/locks.ts'
import type { Lock, LockApplication, LockOptions } from '../files/locks.ts'
import { Tree } from '../files/tree.ts'
import { parseUri } from '../files/uri.ts'
import { Ledger } from '../ledger.ts'
import { Cache } from './cache.ts'
import { Ids } from './ids.ts'
import { Random } from './random.ts'
import type { FileNode, Group, Policy, SiteSettings, Stamp, State, User } from './types.ts'

export interface SiteOptions {
  readonly state: State
  readonly now: () => number
  readonly version: string
  readonly blobs: Blobs
  readonly otherWriters: boolean
  /** Called after every change, before it is answered. */
  readonly save: () => void
}

export interface NewUser {
  readonly email: string
  readonly password: string
  readonly nickname?: string
  /** Id of a group; default: User. */
  readonly group?: number
}

/** One Cloudreve site: its durable state, and what a restart loses. */
export class Site {
  readonly state: State
  readonly now: () => number
  readonly version: string
  readonly ids: Ids
  readonly random: Random
  readonly cache: Cache
  readonly otherWriters: boolean
  readonly blobs: Blobs
  readonly contents: Contents
  readonly tree: Tree
  readonly locks: Locks
  readonly events = new EventHub()
  readonly faults = new Faults()
  readonly ledger: Ledger
  /** Counts kills: work that began in an earlier life must not go on. */
  life = 1
  /** An orderly stop is under way. */
  stopping = false
  /** The server's own origin and base path, without a trailing slash. */
  url = ''
  /** Ticket → answer; lost by every restart. */
  readonly captchas = new Map<string, string>()
  private readonly onSave: () => void

  constructor(options: SiteOptions) {
    this.state = options.state
    this.now = options.now
    this.version = options.version
    this.ids = new Ids(options.state.seed)
    this.random = new Random(options.state.seed, options.state)
    this.cache = new Cache(options.now)
    this.otherWriters = options.otherWriters
    this.blobs = options.blobs
    this.contents = new Contents(this)
    this.tree = new Tree(options.state)
    this.locks = new Locks(options.now, this.random)
    this.ledger = new Ledger(this)
    this.onSave = options.save
  }

  get settings(): SiteSettings {
    return this.state.settings
  }

  /** The next number of that kind, from 1. */
  nextId(kind: string): number {
    const id = (this.state.lastId[kind] ?? 0) + 1
    this.state.lastId[kind] = id
    return id
  }

  /** Now, always later than the one before, so that orders by time are total. */
  stamp(): Stamp {
    const base = new Date(this.now()).toISOString().slice(0, -1)
    const last = this.state.lastStamp
    const tick = last.startsWith(base) ? Number(last.slice(base.length, -1)) + 1 : 1
    this.state.lastStamp = `${base}${String(tick).padStart(6, '0')}Z`
    return this.state.lastStamp
  }

  /** Origin of absolute links. */
  origin(): string {
    return this.settings.siteUrl === '' ? this.url : this.settings.siteUrl
  }

  /** Makes the present state durable. */
  save(): void {
    this.onSave()
  }

  addUser(options: NewUser): User {
    const user: User = {
      id: this.nextId('user'),
      email: options.email,
      password: options.password,
      nickname: options.nickname ?? options.email.replace(/@.*/, ''),
      groupId: options.group ?? must(this.state.groups.find((group) => group.name === 'User')).id,
      status: 'active',
      deleted: false,
      createdAt: this.stamp(),
      totpSecret: null,
      retention: { enabled: true, max: 10, ext: [] },
      preferences: { language: 'en-US', preferredTheme: '', disableViewSync: false, shareLinksInProfile: '' },
      pinned: [],
    }
    this.state.users.push(user)
    this.tree.add(this.rootFolder(user))
    this.save()
    return user
  }

  /** Only the type is needed; the rest defaults to the built-in local policy's values. */
  addPolicy(options: Partial<Omit<Policy, 'id'>> = {}): Policy {
    const policy: Policy = {
      name: 'Default storage policy',
      type: 'local',
      maxSize: 0,
      chunkSize: 25 * 1024 * 1024,
      chunkConcurrency: 0,
      preallocate: true,
      relay: false,
      encryption: false,
      extensions: null,
      namePattern: null,
      ...options,
      id: this.nextId('policy'),
    }
    this.state.policies.push(policy)
    this.save()
    return policy
  }

  addGroup(options: Partial<Omit<Group, 'id'>> & { readonly name: string }): Group {
    const group: Group = {
      quota: 1024 ** 3,
      policyId: must(this.state.policies[0]).id,
      permissions: [2, 7, 11],
      directLinkBatchSize: 10,
      trashRetention: 604_800,
      ...options,
      id: this.nextId('group'),
    }
    this.state.groups.push(group)
    this.save()
    return group
  }

  addOAuthApp(app: NewOAuthApp): void {
    addOAuthApp(this, app)
  }

  /** Locks a path as an office or a WebDAV client would. `owner`: whose space; default: the first user's. */
  hold(
    uri: string,
    application: LockApplication,
    options: Partial<LockOptions> & { owner?: User } = {},
  ): Lock {
    const ownerId = (options.owner ?? must(this.state.users[0])).id
    const { segments } = parseUri(uri)
    let node: FileNode | undefined = this.tree.root(ownerId)
    for (const name of segments) node = node === undefined ? undefined : this.tree.child(node, name)
    const target = { ownerId, segments, type: node?.type ?? 'file' }
    return this.locks.add(target, application, { ttlSeconds: null, ...options })
  }

  captchaAnswer(ticket: string): string {
    return captchaAnswer(this, ticket)
  }

  group(user: User): Group {
    return must(this.state.groups.find((group) => group.id === user.groupId))
  }

  policy(id: number): Policy {
    return must(this.state.policies.find((policy) => policy.id === id))
  }

  private rootFolder(user: User): FileNode {
    const [createdAt, policyId] = [this.stamp(), this.group(user).policyId]
    const content = { size: 0, primaryEntity: 0, entities: [], metadata: {}, view: null, trashed: false }
    return {
      ...{ id: this.nextId('file'), ownerId: user.id, parentId: null, name: '', type: 'folder' },
      ...{ createdAt, updatedAt: createdAt, policyId, ...content },
    }
  }

  user(id: number): User {
    return must(this.state.users.find((user) => user.id === id))
  }
}

/** For what the state's own consistency promises. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('inconsistent test server state')
  return value
}
